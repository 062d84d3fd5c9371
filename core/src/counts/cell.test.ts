import { describe, expect, it } from 'vitest'
import { type Cell, type Count, difference, sumUp } from './index.ts'

const cell = (more: Partial<Cell> = {}): Cell => ({
  day: '2026-03-02',
  measure: 'closed',
  outcome: 'resolved',
  district: '440106',
  street: '440106009',
  category: '0101',
  type: 'complaint',
  channel: 'phone',
  organizer: 'water',
  ...more,
})
const count = (number: number, more: Partial<Cell> = {}): Count => ({ ...cell(more), count: number })

describe('counts', () => {
  it('of one cell are added up to one entry', () => {
    expect(sumUp([count(2), count(3), count(-1)])).toEqual([count(4)])
  })

  it('are of two cells where any of what they are broken down by differs', () => {
    const others: Partial<Cell>[] = [
      { day: '2026-03-03' },
      { measure: 'rated' },
      { outcome: 'explained' },
      { district: '' },
      { street: '' },
      { category: '0102' },
      { type: 'help' },
      { channel: 'web' },
      { organizer: 'panyu' },
    ]
    for (const other of others) expect(sumUp([count(1), count(1, other)])).toHaveLength(2)
  })

  it('that come to nothing are left out, and those below nothing are not', () => {
    expect(sumUp([count(1), count(-1), count(-2, { organizer: 'panyu' })])).toEqual([count(-2, { organizer: 'panyu' })])
    expect(sumUp([])).toEqual([])
  })

  it('come in the order of their cells, however they were given', () => {
    const days = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04'].map((day) => count(1, { day }))
    const [first, second, third, fourth] = days as [Count, Count, Count, Count]
    expect(sumUp([third, first, fourth, second])).toEqual(days)
    expect(sumUp([fourth, third, second, first])).toEqual(days)
    expect(sumUp(days)).toEqual(days)
  })

  it('of one day come in the order of the tables of counts, the organizer before what it was about and where', () => {
    const inOrder = [
      count(1, { organizer: 'panyu', category: '0102', street: '440106009' }),
      count(1, { organizer: 'water', category: '0101', street: '440106009' }),
      count(1, { organizer: 'water', category: '0102', street: '440106001' }),
      count(1, { organizer: 'water', category: '0102', street: '440106009' }),
    ]
    expect(sumUp(inOrder.toReversed())).toEqual(inOrder)
  })
})

describe('a difference', () => {
  it('takes the cells of before away and adds those of after', () => {
    const [before, after] = [cell(), cell({ category: '0102' })]
    expect(difference([before], [after])).toEqual([count(-1), count(1, { category: '0102' })])
    expect(difference([], [after, after])).toEqual([count(2, { category: '0102' })])
    expect(difference([before], [])).toEqual([count(-1)])
    expect(difference([before], [before])).toEqual([])
  })
})
