import { describe, expect, it } from 'vitest'
import { at, profileWith } from '../../test/desk.ts'
import { type LimitKey, parseProfile, ruleSetAt, ruleSetOf } from './index.ts'

const limit = (value: number, unit = 'workingDay', more: object = {}) => ({
  limit: { value, unit },
  basis: 'why',
  source: 'default',
  ...more,
})
const count = (value: number, more: object = {}) => ({ count: value, basis: 'why', source: 'default', ...more })

/** The rules of the profile's first version, written as a file holds them. */
const first = (() => {
  const { limits, counts } = profileWith().versions[0]!
  return { version: 1, from: '2022-11-01', rules: { ...limits, ...counts } }
})()
const file = (versions: unknown, more: object = {}) => ({ id: 'x', name: '某市', nameEn: 'X', versions, ...more })
const later = (rules: object, more: object = {}) => ({ version: 2, from: '2026-08-03', rules, ...more })
const changed = (rules: object) => file([first, later(rules)])
const problemsOf = (value: unknown) => {
  const parsed = parseProfile(value)
  return parsed.ok ? [] : parsed.problems
}

describe('versions', () => {
  const profile = profileWith([later({ 'handle.complaint': limit(7) })])

  it('name what changes and inherit the rest', () => {
    const [one, two] = profile.versions
    expect(two?.limits['handle.complaint']).toEqual(limit(7))
    expect({ ...two?.limits, 'handle.complaint': null }).toEqual({ ...one?.limits, 'handle.complaint': null })
    expect(two?.counts).toEqual(one?.counts)
    expect(one?.limits['handle.complaint'].limit).toEqual({ value: 10, unit: 'workingDay' })
  })

  it('hold from the start of their day in Shanghai', () => {
    const versionAt = (text: string) => ruleSetAt(profile, at(text)).version
    expect(versionAt('2026-08-02 23:59')).toBe(1)
    expect(versionAt('2026-08-03 00:00')).toBe(2)
    expect(versionAt('2030-01-01 00:00')).toBe(2)
    expect(versionAt('2001-01-01 00:00')).toBe(1)
  })

  it('are found by number, and missed aloud', () => {
    expect(ruleSetOf(profile, 2).from).toBe('2026-08-03')
    expect(() => ruleSetOf(profile, 3)).toThrow('no version 3')
  })

  it.each([
    ['a number that does not rise', { version: 1 }, '$.versions[1].version'],
    ['a day that does not rise', { from: '2022-11-01' }, '$.versions[1].from'],
    ['a day that does not exist', { from: '2026-02-30' }, '$.versions[1].from'],
    ['a key that is not known', { to: '2027-01-01' }, '$.versions[1].to'],
  ])('are refused for %s', (_, more, path) => {
    expect(problemsOf(file([first, later({}, more)])).map((problem) => problem.path)).toEqual([path])
  })

  it('are refused when none is there, or one is no object, or a rule is missing in the first', () => {
    expect(problemsOf(file([])).map(({ path }) => path)).toEqual(['$.versions'])
    expect(problemsOf(file([first, 7])).map(({ path }) => path)).toEqual(['$.versions[1]'])
    const { 'sign.general': _sign, 'return.max': _max, ...rest } = first.rules
    const paths = problemsOf(file([{ ...first, rules: rest }])).map(({ path }) => path)
    expect(paths).toEqual(['$.versions[0].rules.sign.general', '$.versions[0].rules.return.max'])
  })
})

describe('a profile', () => {
  it('needs its names, and no more than it has keys for', () => {
    expect(problemsOf(null).map(({ path }) => path)).toEqual(['$'])
    expect(problemsOf(file([first], { id: '' })).map(({ path }) => path)).toEqual(['$.id'])
    expect(problemsOf(file([first], { nameEn: 5 })).map(({ path }) => path)).toEqual(['$.nameEn'])
    expect(problemsOf(file([first], { colour: 'red' })).map(({ path }) => path)).toEqual(['$.colour'])
  })
})

describe('a rule', () => {
  const key: LimitKey = 'handle.complaint'

  it.each([
    ['is no object', 5, ''],
    ['has a key that is not known', limit(1, 'workingDay', { note: 'x' }), '.note'],
    [
      'has a limit with a key that is not known',
      { ...limit(1), limit: { value: 1, unit: 'hour', of: 2 } },
      '.limit.of',
    ],
    ['has a unit that is none', limit(1, 'week'), '.limit'],
    ['has no unit', { ...limit(1), limit: { value: 1 } }, '.limit'],
    ['has no limit', { basis: 'why', source: 'default' }, '.limit'],
    ['is a count where a limit belongs', { count: 1, basis: 'why', source: 'default' }, '.count'],
    ['is zero', limit(0), '.limit'],
    ['is negative', limit(-1), '.limit'],
    ['is a fraction', limit(1.5), '.limit'],
    ['is longer than any rule', limit(10_001), '.limit'],
    ['is a text', { ...limit(1), limit: { value: '1', unit: 'hour' } }, '.limit'],
    ['has no basis', { limit: { value: 1, unit: 'hour' }, source: 'default' }, '.basis'],
    ['has an empty basis', limit(1, 'hour', { basis: ' ' }), '.basis'],
    ['has no source', { limit: { value: 1, unit: 'hour' }, basis: 'why' }, '.source'],
    ['has a source that is none', limit(1, 'hour', { source: 'guess' }), '.source'],
    ['gives no text why it is loosened', limit(1, 'hour', { loosened: true }), '.loosened'],
  ])('is refused when it %s', (_, rule, at) => {
    const [problem] = problemsOf(changed({ [key]: rule }))
    expect(problem?.path).toBe(`$.versions[1].rules.${key}${at}`)
    expect(problem?.what).not.toBe('')
    expect(problem?.example).not.toBe('')
  })

  it.each([
    ['return.max', count(0)],
    ['return.max', count(2.5)],
    ['return.max', count(-1)],
    ['rating.satisfiedFrom', count(6)],
    ['urge.fromPercent', count(101)],
  ])('%s is refused with %j', (name, rule) => {
    expect(problemsOf(changed({ [name]: rule }))).toMatchObject([{ path: `$.versions[1].rules.${name}.count` }])
  })

  it.each([
    ['co.limit', 'hour'],
    ['extend.applyBefore', 'workingDay'],
    ['extend.totalMax', 'hour'],
    ['longTerm.feedback', 'workingDay'],
    ['merge.window', 'minute'],
  ])('%s is refused in %ss, which it cannot be counted in', (name, unit) => {
    expect(problemsOf(changed({ [name]: limit(1, unit) }))).toMatchObject([
      { path: `$.versions[1].rules.${name}.limit` },
    ])
  })

  it('that no profile knows is refused', () => {
    expect(problemsOf(changed({ 'handle.complain': limit(1) }))).toMatchObject([
      { path: '$.versions[1].rules.handle.complain', what: 'is not known here' },
    ])
  })

  it('that could never be kept is refused: more half days than tries', () => {
    expect(problemsOf(changed({ 'callback.tries': count(1) }))).toMatchObject([
      { path: '$.versions[1].rules.callback.halfDays' },
    ])
    expect(problemsOf(changed({ 'callback.tries': count(2) }))).toEqual([])
  })

  it('shows all that is wrong at once', () => {
    expect(problemsOf(changed({ 'sign.general': 1, 'return.max': count(0), what: 1 }))).toHaveLength(3)
  })
})

describe('what the Measures fix', () => {
  it.each([
    ['dispatch.general', 2, 'workingDay'],
    ['dispatch.general', 2, 'naturalDay'],
    ['dispatch.general', 25, 'hour'],
    ['dispatch.general', 1441, 'minute'],
    ['dispatch.urgent', 25, 'hour'],
    ['dispatch.critical', 2, 'workingDay'],
    ['legal.finalReport', 4, 'workingDay'],
    ['staffChange.report', 11, 'workingDay'],
    ['leader.notice', 1, 'naturalDay'],
    ['leader.notice', 47, 'hour'],
  ])('%s is not loosened to %i %ss without saying why', (key, value, unit) => {
    expect(problemsOf(changed({ [key]: limit(value, unit) }))).toMatchObject([{ path: `$.versions[1].rules.${key}` }])
    const parsed = parseProfile(changed({ [key]: limit(value, unit, { loosened: '市政府令' }) }))
    expect(parsed).toMatchObject({
      ok: true,
      profile: { versions: [{}, { limits: { [key]: { loosened: '市政府令' } } }] },
    })
  })

  it.each([
    ['dispatch.general', 1, 'workingDay'],
    ['dispatch.general', 1, 'naturalDay'],
    ['dispatch.general', 24, 'hour'],
    ['dispatch.general', 1440, 'minute'],
    ['dispatch.urgent', 1, 'workingDay'],
    ['legal.finalReport', 2, 'workingDay'],
    ['staffChange.report', 10, 'naturalDay'],
    ['leader.notice', 2, 'workingDay'],
    ['leader.notice', 48, 'hour'],
  ])('%s may be %i %ss: as strict or stricter', (key, value, unit) => {
    expect(problemsOf(changed({ [key]: limit(value, unit) }))).toEqual([])
  })
})

describe('guidance', () => {
  const { guidance } = profileWith()
  const guided = (more: object) => file([first], { guidance: { ...guidance, ...more } })
  const entry = guidance.petition!

  it('may be left out, and is kept as written where it is there', () => {
    const without = parseProfile(file([first]))
    expect(without.ok && without.profile.guidance).toEqual({})
    const found = parseProfile(file([first], { guidance }))
    expect(found.ok && found.profile.guidance).toEqual(guidance)
  })

  it.each([
    ['is no object', file([first], { guidance: 'see the site' }), ['$.guidance']],
    ['lacks a channel', guided({ petition: undefined }), ['$.guidance.petition']],
    ['names a channel there is not', guided({ tavern: entry }), ['$.guidance.tavern']],
    ['has an entry that is no object', guided({ petition: '12345' }), ['$.guidance.petition']],
    ['has an entry without address', guided({ petition: { ...entry, address: ' ' } }), ['$.guidance.petition.address']],
    [
      'has hours in one language',
      guided({ petition: { ...entry, hoursEn: undefined } }),
      ['$.guidance.petition.hoursEn'],
    ],
    ['has a number in words', guided({ petition: { ...entry, phone: 'ask' } }), ['$.guidance.petition.phone']],
    [
      'has a site without its scheme',
      guided({ petition: { ...entry, site: 'gz.gov.cn' } }),
      ['$.guidance.petition.site'],
    ],
    ['has a field that is not known', guided({ petition: { ...entry, fax: '1' } }), ['$.guidance.petition.fax']],
  ])('is refused when it %s', (_, value, paths) => {
    const problems = problemsOf(value)
    expect(problems.map(({ path }) => path)).toEqual(paths)
    expect(problems.every(({ what, example }) => what !== '' && example !== '')).toBe(true)
  })
})
