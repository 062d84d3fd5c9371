import { hash } from 'node:crypto'
import { figureNames } from 'contract/dashboard'
import type { Count } from 'core/counts'
import { type DayRow, daysOf, type MarginRow, marginsOf, type Span } from './figures.ts'

/** Where counts differ: in which table, and on which day or in which month (`2026-03`). */
export interface Difference {
  table: 'rollups' | 'rollup_days' | 'rollup_margins'
  when: string
}

const dayOfSpan = (span: Span, day: string): string => (span === 'day' ? day : day.slice(0, 7))

/** The first 64 bits of what a number is counted under, hashed. */
const weightOf = (place: string): bigint => BigInt(`0x${hash('sha256', place, 'hex').slice(0, 16)}`)

/**
 * Counts of two sides against each other: what one side adds and the other takes away comes to nothing, in whatever order and
 * parts. Of each day of a table a sum alone is kept, of each number times the hash of what it is counted under, so that millions
 * of rows need no room; two wrongs that make up for each other in it are not to be expected in the life of a city.
 */
export class Ledger {
  private readonly sums = new Map<string, bigint>()

  private add(table: Difference['table'], when: string, under: readonly string[], count: number): void {
    if (count === 0) return
    const place = `${table} ${when}`
    const moved = weightOf([place, ...under].join('\0')) * BigInt(count)
    this.sums.set(place, BigInt.asUintN(64, (this.sums.get(place) ?? 0n) + moved))
  }

  addCells(counts: readonly Count[], sign: 1 | -1): void {
    for (const { day, measure, outcome, organizer, category, street, district, type, channel, count } of counts)
      this.add('rollups', day, [measure, outcome, organizer, category, street, district, type, channel], sign * count)
  }

  addDays(rows: readonly DayRow[], sign: 1 | -1): void {
    for (const { organizer, span, day, measure, outcome, count } of rows)
      this.add('rollup_days', dayOfSpan(span, day), [organizer, measure, outcome], sign * count)
  }

  addMargins(rows: readonly MarginRow[], sign: 1 | -1): void {
    for (const row of rows)
      for (const name of figureNames)
        this.add(
          'rollup_margins',
          dayOfSpan(row.span, row.day),
          [row.organizer, row.by, row.key, name],
          sign * row[name],
        )
  }

  /** All that counts are kept as. */
  addCounts(counts: readonly Count[]): void {
    this.addCells(counts, 1)
    this.addDays(daysOf(counts), 1)
    this.addMargins(marginsOf(counts), 1)
  }

  /** Where the two sides differ, in the order of time. */
  differences(): Difference[] {
    return [...this.sums]
      .filter(([, sum]) => sum !== 0n)
      .map(([place]) => place.split(' ') as [Difference['table'], string])
      .map(([table, when]) => ({ table, when }))
      .sort((one, other) => (`${one.when} ${one.table}` < `${other.when} ${other.table}` ? -1 : 1))
  }
}
