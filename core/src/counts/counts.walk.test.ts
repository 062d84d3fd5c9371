import { describe, expect, it } from 'vitest'
import { seed } from '../../test/chance.ts'
import { walksOf } from '../../test/walks.ts'
import { aftersOf, dispositionOf, dispositions, type Matter, type MatterEvent, replay } from '../matter/index.ts'
import { type Cell, type Count, countsMoved, difference, type Measure, matterCells, sumUp } from './index.ts'

const histories = walksOf(50).map(({ desk }) => desk.events)
const matters = histories.map((events) => replay(events) as Matter)
const cells = (events: readonly MatterEvent[]): Cell[] => matterCells(events, () => 3)

/** What a relay adds for one history: the difference that each few events make, part by part. */
const partsOf = (events: readonly MatterEvent[], size: number): Count[] =>
  events.flatMap((_, at) => {
    const last = at === events.length - 1
    if (at % size !== size - 1 && !last) return []
    return difference(cells(events.slice(0, at - (at % size))), cells(events.slice(0, at + 1)))
  })

/** The same entries in another order, and always the same other one. */
const shuffled = (counts: readonly Count[], stride: number): Count[] =>
  Array.from({ length: stride }, (_, from) => counts.filter((_one, at) => at % stride === from))
    .reverse()
    .flat()

/** Commands that may change the place, type or category of a matter. */
const movers: readonly string[] = ['accept', 'correct']

const totalOf = (counts: readonly Count[], measure: Measure): number =>
  counts.filter((one) => one.measure === measure).reduce((sum, { count }) => sum + count, 0)

describe(`counts over random histories (seed ${seed})`, () => {
  it('come to the same by differences as at once, however the events are parted', () => {
    histories.forEach((events, index) => {
      expect(sumUp(partsOf(events, 3 + (index % 5)))).toEqual(difference([], cells(events)))
    })
  })

  it('move from how a matter stood as from its history, but where what it is counted by moves itself', () => {
    const moved = { known: 0, unknown: 0 }
    histories.forEach((events, index) => {
      const size = 1 + (index % 4)
      for (let at = 0; at < events.length; at += size) {
        const [past, more] = [events.slice(0, at), events.slice(at, at + size)]
        const before = at > 0 ? (replay(past) as Matter) : undefined
        const counts = countsMoved(before, aftersOf(before, more), () => 3)
        moved[counts ? 'known' : 'unknown'] += 1
        if (counts) expect(counts).toEqual(difference(cells(past), cells([...past, ...more])))
        else expect(more.some(({ command }) => movers.includes(command))).toBe(true)
      }
    })
    expect(moved.known).toBeGreaterThan(moved.unknown)
    expect(moved.unknown).toBeGreaterThan(0)
  })

  it('come to the same in whatever order the differences of all matters are added', () => {
    const inOrder = histories.flatMap((events) => partsOf(events, 5))
    const expected = sumUp(inOrder)
    for (const stride of [2, 7, 23]) expect(sumUp(shuffled(inOrder, stride))).toEqual(expected)
  })

  it('hold every matter once: registered, and where it is closed with one closing and one place', () => {
    const all = sumUp(histories.flatMap((events) => partsOf(events, 4)))
    const closed = matters.filter(({ state }) => state === 'closed')
    expect(closed.length).toBeGreaterThan(10)
    expect(totalOf(all, 'registered')).toBe(matters.length)
    expect(totalOf(all, 'closed')).toBe(closed.length)
    expect(totalOf(all, 'rated')).toBe(closed.length)
    for (const place of dispositions) {
      const inPlace = closed.filter((matter) => dispositionOf(matter, 3) === place)
      const counted = all.filter(({ outcome }) => outcome === place)
      expect(totalOf(counted, 'rated')).toBe(inPlace.length)
    }
  })

  it('tell of each round in which a result was handled again', () => {
    histories.forEach((events, index) => {
      const again = cells(events).filter(({ measure }) => measure === 'rehandled')
      expect(again).toHaveLength(matters[index]!.round)
    })
    expect(matters.some(({ round }) => round > 0)).toBe(true)
  })

  it('are taken away as they were added', () => {
    for (const events of histories) {
      const all = cells(events)
      expect(difference(all, all)).toEqual([])
      expect(sumUp([...difference([], all), ...difference(all, [])])).toEqual([])
    }
  })
})
