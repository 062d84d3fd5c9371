import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Api, openApi } from '../../../test/api.ts'
import type { Queryable } from '../../platform/database/queryable.ts'
import { keptRows } from './kept.ts'
import { figures } from './store.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  const cells = `from generate_series(date '2026-01-30', date '2026-02-02', interval '1 day') day
    cross join unnest(array['', 'a', 'b']) organizer cross join unnest(array['', 'onTime', 'late']) outcome`
  await api.rows(`insert into rollups (day, measure, outcome, organizer, category, street, district, type, channel, count)
    select day, 'duty', outcome, organizer, '', 'x', '', '', '', 2 ${cells}`)
  await api.rows(`insert into rollup_days (day, measure, outcome, organizer, span, count)
    select day, 'duty', outcome, organizer, 'day', 3 ${cells}`)
  await api.rows(`insert into rollup_margins (organizer, span, day, by, key, ${figures.join(', ')})
    select organizer, 'day', day, 'category', outcome, ${figures.map((_, at) => at).join(', ')} ${cells}`)
})
afterAll(() => api.close())

it.each(Object.keys(keptRows) as (keyof typeof keptRows)[])(
  '%s are read whole, each once and in the order of their key, however they are parted',
  async (name) => {
    const read = (rowsOfPage?: number) =>
      api.test.services.db.transaction(async (tx) => {
        tx.readAs('centre')
        const pages = keptRows[name] as (on: Queryable, rowsOfPage?: number) => AsyncGenerator<object[]>
        const found: object[][] = []
        for await (const rows of pages(tx, rowsOfPage)) found.push(rows)
        return found
      })
    const [whole] = await read()
    expect(whole).toHaveLength(36)
    for (const rowsOfPage of [1, 7, 12, 36]) {
      const parted = await read(rowsOfPage)
      expect(parted).toHaveLength(Math.ceil(36 / rowsOfPage))
      expect(parted.flat()).toEqual(whole)
    }
  },
)
