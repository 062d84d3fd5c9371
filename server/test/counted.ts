import type { Api } from './api.ts'
import { scratch } from './from-scratch.ts'

type Rows = Api['rows']
type Tables = Record<keyof typeof scratch, string>

/** All that is counted there: the cells, and what is summed up of them. */
const countsIn = async (rows: Rows, { cells, days, margins }: Tables) => ({
  cells: await rows<{ measure: string; outcome: string }>(
    `select day, measure, outcome, organizer, category, street, district, type, channel, count from (${cells}) one
     where count <> 0 order by 1, 2, 3, 4, 5, 6, 7, 8, 9`,
  ),
  days: await rows(`select * from (${days}) one where count <> 0 order by organizer, span, day, measure, outcome`),
  margins: await rows(
    `select * from (${margins}) one where to_jsonb(one)::text ~ ': -?[1-9]' order by organizer, span, day, by, key`,
  ),
})

/** The counts that are kept, whole. */
export const keptCounts = (rows: Rows) =>
  countsIn(rows, { cells: 'table rollups', days: 'table rollup_days', margins: 'table rollup_margins' })

/** The counts as the tables of matters, contacts and events say them, by plain SQL alone. */
export const countsFromScratch = (rows: Rows) => countsIn(rows, scratch)
