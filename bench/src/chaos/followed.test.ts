import { expect, it } from 'vitest'
import { type Followed, faultsOf } from './followed.ts'

/** Two acceptances, of which the second was asked for twice. */
const accepted = new Map([
  ['1', 1],
  ['2', 2],
])
const times = (one: number, two: number, other = 0) =>
  new Map([...Object.entries({ 1: one, 2: two, 3: other })].filter(([, n]) => n > 0))
const right: Followed = { waits: false, isCounted: true, notices: times(1, 1), entries: times(1, 1) }

it.each<[string, Partial<Followed>, string[]]>([
  ['nothing amiss', {}, []],
  ['an entry more for an answer that was given twice', { entries: times(1, 2) }, []],
  ['what still waits', { waits: true }, ['something waits']],
  ['other counts', { isCounted: false }, ['counts']],
  ['a notice that is missing', { notices: times(1, 0) }, ['notices']],
  ['a notice that is there twice', { notices: times(2, 1) }, ['notices']],
  ['a notice of what nobody accepted', { notices: times(1, 1, 1) }, ['notices']],
  ['an entry that is missing', { entries: times(0, 1) }, ['access log']],
  ['an entry more than answers', { entries: times(2, 1) }, ['access log']],
  ['an entry of what nobody accepted', { entries: times(1, 1, 1) }, ['access log']],
])('finds %s', (_, other, faults) => {
  expect(faultsOf({ ...right, ...other }, { accepted })).toEqual(faults)
})
