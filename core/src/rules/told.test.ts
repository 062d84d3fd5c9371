import { describe, expect, it } from 'vitest'
import { profileWith } from '../../test/desk.ts'
import { isFixedByMeasures, parseProfile } from './index.ts'

const { limits, counts } = profileWith().versions[0]!
const first = { version: 1, from: '2022-11-01', rules: { ...limits, ...counts } }
const file = (...versions: unknown[]) => ({ id: 'x', name: '某市', nameEn: 'X', versions })
const changed = (rules: unknown, more: object = {}) => file(first, { version: 2, from: '2026-08-03', rules, ...more })
const rule = (more: object) => ({ basis: 'why', source: 'default', ...more })
const days = (value: number, unit = 'workingDay') => rule({ limit: { value, unit } })

/** What an operator reads: where it is wrong, what must be there, and one value that may be. */
const told = (value: unknown) => {
  const parsed = parseProfile(value)
  return parsed.ok ? [] : parsed.problems.map(({ path, what, example }) => `${path} ${what}; ${example}`)
}
const blank = '{"version":1,"from":"2022-11-01","rules":{}}'
const second = '$.versions[1]'

describe('whoever writes a profile is told', () => {
  it.each([
    ['no file', null, '$ must be an object; {"id": …}'],
    ['no list of versions', { ...file(), versions: 'none' }, `$.versions must list at least one version; [${blank}]`],
    ['a version that is none', file(first, 7), `${second} must have version, from and rules; ${blank}`],
    ['rules that are none', changed(5), `${second} must have version, from and rules; ${blank}`],
    [
      'a number too low',
      changed({}, { version: 1 }),
      `${second}.version must be a whole number above the one before; 2`,
    ],
    [
      'a day too early',
      changed({}, { from: '2022-11-01' }),
      `${second}.from must be a day after that of the version before; 2026-08-03`,
    ],
    [
      'no limit',
      changed({ 'audit.limit': 5 }),
      `${second}.rules.audit.limit must be an object; {"limit":{"value":1,"unit":"workingDay"},"basis":"…","source":"default"}`,
    ],
    [
      'no count',
      changed({ 'return.max': 5 }),
      `${second}.rules.return.max must be an object; {"count":3,"basis":"…","source":"default"}`,
    ],
    [
      'a count of nothing',
      changed({ 'return.max': rule({ count: 0 }) }),
      `${second}.rules.return.max.count must be a whole number above 0; 3`,
    ],
    [
      'a share above all',
      changed({ 'urge.fromPercent': rule({ count: 101 }) }),
      `${second}.rules.urge.fromPercent.count must be a whole number from 1 to 100; 3`,
    ],
    [
      'a unit it cannot have',
      changed({ 'extend.applyBefore': days(1) }),
      `${second}.rules.extend.applyBefore.limit needs a whole value from 1 to 10000 and a unit of hour, minute; {"value":1,"unit":"hour"}`,
    ],
    [
      'more than the Measures allow',
      changed({ 'legal.finalReport': days(4) }),
      `${second}.rules.legal.finalReport is looser than the Measures allow (at most 3 working days); add "loosened": "why", or keep the value`,
    ],
    [
      'less notice than the Measures ask for',
      changed({ 'leader.notice': days(1, 'naturalDay') }),
      `${second}.rules.leader.notice is looser than the Measures allow (at least 2 natural days); add "loosened": "why", or keep the value`,
    ],
    [
      'a call-back never given up',
      changed({ 'callback.tries': rule({ count: 1 }) }),
      `${second}.rules.callback.halfDays must not be more than callback.tries; 2`,
    ],
    [
      'a key that is none',
      changed({}, { to: '2027-01-01' }),
      `${second}.to is not known here; one of version, from, rules`,
    ],
  ])('of %s', (_what, value, message) => expect(told(value)).toEqual([message]))

  it('of a rule that the first version lacks', () => {
    const { 'sign.general': _, ...rest } = first.rules
    expect(told(file({ ...first, rules: rest }))).toEqual([
      '$.versions[0].rules.sign.general is missing; "sign.general": …',
    ])
  })

  it('of guidance that is none, or lacks an entry', () => {
    expect(told({ ...file(first), guidance: 'ask' })[0]).toMatch(
      /^\$\.guidance must be an object with an entry for each channel; \{"litigation":\{"name":/,
    )
    const { guidance } = profileWith()
    expect(told({ ...file(first), guidance: { ...guidance, petition: undefined } })[0]).toMatch(
      /^\$\.guidance\.petition is missing; \{"name":/,
    )
    expect(told({ ...file(first), guidance: { ...guidance, petition: 5 } })[0]).toMatch(
      /^\$\.guidance\.petition must be an object; /,
    )
    expect(
      told({ ...file(first), guidance: { ...guidance, petition: { ...guidance.petition, phone: 12368 } } }),
    ).toEqual(['$.guidance.petition.phone must be a phone number of digits, spaces and dashes; 12368'])
  })
})

it.each([
  ['audit.limit', days(10_000)],
  ['rating.satisfiedFrom', rule({ count: 5 })],
  ['urge.fromPercent', rule({ count: 100 })],
])('%s may be as long as it can', (key, given) => expect(told(changed({ [key]: given }))).toEqual([]))

it.each([
  ['dispatch.general', true],
  ['jointMeeting.plenaryPerYear', true],
  ['handle.complaint', false],
  ['return.max', false],
] as const)('%s is fixed by the Measures: %s', (key, fixed) => expect(isFixedByMeasures(key)).toBe(fixed))
