import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moment, type TestServices, testServices } from '../../test/services.ts'
import { matterNo } from '../platform/numbers.ts'
import { makeSlice, type SliceRows } from './make-slice.ts'
import type { Sheet } from './sheets.ts'

const part = { from: 0, to: 1 }

let test: TestServices
let rows: SliceRows
beforeAll(async () => {
  test = await testServices()
  const slice = { index: 3, day: '2026-04-21', part, storm: false, seed: 9, contacts: 800, matters: 400 }
  rows = await makeSlice(test.services, {
    slice,
    firstSerial: 1,
    until: moment('2026-07-01 00:00'),
    wordsInto: 'matter_words',
  })
})
afterAll(() => test.close())

const linesIn = (sheets: readonly Sheet[], table: string): string[] => {
  const pieces = sheets.find((sheet) => sheet.table.table === table)!.pieces
  return Buffer.concat(pieces).toString().split('\n').slice(0, -1)
}
const linesOf = (table: string) => linesIn(rows.sheets, table)
/** What happened to which matter, as the lines that are loaded say. */
const events = () =>
  linesOf('events').map((line) => {
    const [matter, , , , , command, outcome] = line.split('\t')
    return { matter, command, outcome }
  })

const happened = (command: string, outcome?: string): number =>
  new Set(
    events()
      .filter((event) => event.command === command && (outcome === undefined || event.outcome === outcome))
      .map(({ matter }) => matter),
  ).size

describe('a slice', () => {
  it('plays lives that hardly ever meet a rule against them', () => {
    expect(rows.made).toMatchObject({ matters: 400, contacts: 800 })
    expect(rows.made.refused).toBeLessThanOrEqual(2)
  })

  it('holds returns, extensions, second rounds and failed calls, each as often as they should be', () => {
    const shares: [command: string, outcome: string | undefined, least: number, most: number][] = [
      ['dispatch', undefined, 250, 340],
      ['requestReturn', undefined, 8, 35],
      ['reviewReturn', 'leadReturned', 4, 28],
      ['ruleExtension', 'approved', 5, 30],
      ['answer', undefined, 30, 85],
      ['ruleReview', undefined, 2, 20],
    ]
    for (const [command, outcome, least, most] of shares) {
      const found = happened(command, outcome)
      expect([command, found >= least, found <= most, found]).toEqual([command, true, true, found])
    }
  })

  it('holds some that are late, more that are in time', () => {
    const duties = rows.counts.filter(({ measure }) => measure === 'duty')
    const sum = (outcome: string) =>
      duties.filter((one) => one.outcome === outcome).reduce((all, { count }) => all + count, 0)
    expect(sum('late')).toBeGreaterThan(10)
    expect(sum('onTime')).toBeGreaterThan(3 * sum('late'))
  })

  it('leaves hardly any closed matter among the open ones', () => {
    expect(happened('liftSupervision')).toBeGreaterThan(5)
    expect(linesOf('open_matters').length).toBeLessThan(20)
  })

  it('closes every life in time, also where a holiday made a unit ask too late to be rid of it', async () => {
    const slice = { index: 4, day: '2026-02-13', part, storm: true, seed: 1, contacts: 400, matters: 400 }
    const { made, sheets } = await makeSlice(test.services, {
      slice,
      firstSerial: 1,
      until: moment('2026-12-01 00:00'),
      wordsInto: 'matter_words',
    })
    expect(made.refused).toBeGreaterThan(0)
    expect(linesIn(sheets, 'open_matters')).toEqual([])
  })

  it('gives each matter a number of its own, and tells how far the history of a day has come by it', () => {
    const { table } = rows.sheets.find((sheet) => sheet.table.table === 'matters')!
    const at = Object.keys(table.columns).indexOf('no')
    const numbers = linesOf('matters').map((line) => line.split('\t')[at]!)
    expect(numbers).toEqual(Array.from({ length: 400 }, (_, n) => matterNo('2026-04-21', n + 1)))
    expect(rows.heads.reduce((sum, { events }) => sum + events, 0)).toBe(rows.made.events)
    expect(linesOf('events')).toHaveLength(rows.made.events)
  })

  it('has a row, a person and a contact for each matter', () => {
    expect([linesOf('matters').length, linesOf('persons').length, linesOf('contacts').length]).toEqual([400, 400, 800])
  })
})
