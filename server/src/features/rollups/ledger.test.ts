import { type Count, sumUp } from 'core/counts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { daysOf, marginsOf } from './figures.ts'
import { Ledger } from './ledger.ts'

const code = fc.constantFrom('', 'a', 'b')
const count: fc.Arbitrary<Count> = fc.record({
  day: fc.constantFrom('2026-02-28', '2026-03-01', '2026-03-02'),
  measure: fc.constantFrom('contact', 'registered', 'duty'),
  outcome: fc.constantFrom('', 'onTime', 'late'),
  district: code,
  street: code,
  category: code,
  type: code,
  channel: code,
  organizer: code,
  count: fc.integer({ min: -5, max: 90_000 }),
})

it('comes to nothing for the same counts, in whatever parts they came', () => {
  fc.assert(
    fc.property(fc.array(count), fc.nat(), (counts, cut) => {
      const ledger = new Ledger()
      const at = cut % (counts.length + 1)
      ledger.addCounts(counts.slice(0, at))
      ledger.addCounts(counts.slice(at))
      ledger.addCells(sumUp(counts), -1)
      ledger.addDays(daysOf(sumUp(counts)), -1)
      ledger.addMargins(marginsOf(counts), -1)
      expect(ledger.differences()).toEqual([])
    }),
  )
})

it('tells of any one count that is more, less or elsewhere, on its day alone', () => {
  fc.assert(
    fc.property(fc.array(count), count, (counts, wrong) => {
      fc.pre(wrong.count !== 0)
      const ledger = new Ledger()
      ledger.addCells(counts, 1)
      ledger.addCells([...counts, wrong], -1)
      expect(ledger.differences()).toEqual([{ table: 'rollups', when: wrong.day }])
      ledger.addCells([{ ...wrong, street: `${wrong.street}x` }], 1)
      expect(ledger.differences()).toEqual([{ table: 'rollups', when: wrong.day }])
    }),
  )
})
