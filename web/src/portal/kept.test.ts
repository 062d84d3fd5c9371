import { afterEach, expect, it, vi } from 'vitest'
import { codeLength, digitsOf, groupCode, groupNo } from '../ui/digits.ts'
import { asOffered, emptyDraft, isDraft, isEmpty, keptDraft } from './draft.ts'
import { keptFollowed } from './followed.ts'
import { keptJoined } from './joined.ts'
import { districtsOf, streetsOf } from './places.ts'

/** A browser's storage, as much of it as is used. */
function storage(): Storage {
  const values = new Map<string, string>()
  return {
    get length() {
      return values.size
    },
    clear: () => values.clear(),
    key: () => null,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  }
}

afterEach(() => vi.unstubAllGlobals())

it('keeps a draft and gives it back whole', () => {
  vi.stubGlobal('localStorage', storage())
  const draft = { ...emptyDraft, type: 'help' as const, title: '停水', about: ['water'] }
  keptDraft.write({ draft })
  expect(keptDraft.read()).toEqual({ draft })
  keptDraft.clear()
  expect(keptDraft.read()).toBeUndefined()
})

it('keeps a draft whose wish is no longer offered, and asks by telephone instead', () => {
  vi.stubGlobal('localStorage', storage())
  keptDraft.write({ draft: { ...emptyDraft, title: '停水', reply: 'sms' } })
  expect(asOffered(keptDraft.read()!.draft)).toEqual({ ...emptyDraft, title: '停水' })
  expect(asOffered({ ...emptyDraft, reply: 'none' }).reply).toBe('none')
})

it('leaves alone what is not a draft of this form', () => {
  const local = storage()
  vi.stubGlobal('localStorage', local)
  for (const value of [
    '{',
    'null',
    '{"draft":{"type":"help"}}',
    JSON.stringify({ draft: { ...emptyDraft, type: 'x' } }),
  ]) {
    local.setItem('huixiang.draft', value)
    expect(keptDraft.read()).toBeUndefined()
  }
  expect(isDraft(emptyDraft)).toBe(true)
  expect(isEmpty(emptyDraft)).toBe(true)
})

it('works on where the browser refuses storage', () => {
  vi.stubGlobal('localStorage', undefined)
  keptDraft.write({ draft: emptyDraft })
  expect(keptDraft.read()).toBeUndefined()
})

it('follows only what looks like a number and a token', () => {
  const session = storage()
  vi.stubGlobal('sessionStorage', session)
  session.setItem('huixiang.followed', JSON.stringify({ no: '../x', token: 't' }))
  expect(keptFollowed.read()).toBeUndefined()
  session.setItem('huixiang.followed', JSON.stringify({ no: '2603020001234', token: 't', asked: '../x' }))
  expect(keptFollowed.read()).toBeUndefined()
  for (const followed of [
    { no: '2603020001234', token: 't' },
    { no: '2603020001234', token: 't', asked: '2603020001226' },
  ]) {
    keptFollowed.write(followed)
    expect(keptFollowed.read()).toEqual(followed)
  }
})

it('keeps the codes of those who joined, and nothing else in their place', () => {
  const session = storage()
  vi.stubGlobal('sessionStorage', session)
  const given = [{ no: '2603020001234', code: '12345678', name: '邻居' }]
  keptJoined.write(given)
  expect(keptJoined.read()).toEqual(given)
  session.setItem('huixiang.joined', JSON.stringify([{ ...given[0], code: 12345678 }]))
  expect(keptJoined.read()).toBeUndefined()
})

it('groups numbers and codes, also half typed, pasted or in full width', () => {
  expect(groupNo('2603020001234')).toBe('260302 0001 234')
  expect(groupNo('260302')).toBe('260302')
  expect(groupNo('2603020')).toBe('260302 0')
  expect(groupNo('编号：２６０３０２ ０００１ ２３４')).toBe('260302 0001 234')
  expect(groupCode('12345678')).toBe('1234 5678')
  expect(digitsOf(groupCode('123456789'))).toHaveLength(codeLength)
  expect(groupCode('')).toBe('')
})

it('finds districts at the top of the list of places or under the city, and their streets', () => {
  const place = (code: string, parent: string | null) => ({ code, label: code, parent })
  const flat = [place('panyu', null), place('tianhe', null), place('shiqiao', 'panyu')]
  const underCity = [place('city', null), ...flat.map((item) => ({ ...item, parent: item.parent ?? 'city' }))]
  expect(districtsOf(flat).map(({ code }) => code)).toEqual(['panyu', 'tianhe'])
  expect(districtsOf(underCity).map(({ code }) => code)).toEqual(['panyu', 'tianhe'])
  expect(streetsOf(flat, 'panyu').map(({ code }) => code)).toEqual(['shiqiao'])
  expect(streetsOf(flat, '')).toEqual([])
})
