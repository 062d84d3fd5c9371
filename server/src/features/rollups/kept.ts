import type { Count } from 'core/counts'
import { type Queryable, statement } from '../../platform/database/queryable.ts'
import { type DayRow, type MarginRow, namedFigures } from './figures.ts'
import { cell, margin, ofDay } from './store.ts'

const usual = 20_000

/** All rows of a table of counts, page by page in the order of its key; `counted`: what is selected beside that. */
function keptIn<Row extends object>(table: string, { key, counted }: { key: string; counted: string }) {
  const names = key.split(', ')
  const selected = names.map((name) => (name === 'day' ? 'day::text' : name)).join(', ')
  // Of the table and not of what is selected: a day is a text there, and no index knows it.
  const order = names.map((name) => `${table}.${name}`).join(', ')
  const page = (bound: string) =>
    statement('', `select ${selected}, ${counted} from ${table} ${bound} order by ${order} limit $1`)
  const first = page('')
  const next = page(`where (${order}) > (${names.map((_, at) => `$${at + 2}`).join(', ')})`)
  return async function* (on: Queryable, rowsOfPage = usual): AsyncGenerator<Row[]> {
    for (let rows = await on.query<Row>(first, [rowsOfPage]); rows.length > 0; ) {
      yield rows
      const last = rows.at(-1) as Record<string, string>
      const isLast = rows.length < rowsOfPage
      rows = isLast ? [] : await on.query<Row>(next, [rowsOfPage, ...names.map((name) => last[name])])
    }
  }
}

/** The counts as they are kept, whole. The centre reads them. */
export const keptRows = {
  cells: keptIn<Count>('rollups', { key: cell, counted: 'count' }),
  days: keptIn<DayRow>('rollup_days', { key: ofDay, counted: 'count' }),
  margins: keptIn<MarginRow>('rollup_margins', { key: margin, counted: namedFigures }),
}
