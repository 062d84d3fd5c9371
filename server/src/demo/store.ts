import type { Instant } from 'core/calendar'
import { type Queryable, statement } from '../platform/database/queryable.ts'

/** How far the demo city has come: `now` is the moment its pasts end at, the same after a restart. */
export interface Seeding {
  now: Instant
  done: boolean
}

const read = statement('read-seeding', `select value from settings where key = 'demo'`)
const save = statement(
  'save-seeding',
  `insert into settings (key, value) values ('demo', $1::jsonb) on conflict (key) do update set value = excluded.value`,
)
const played = statement('played-demo', 'select row_no as n from imports where source = $1')

/** The name under which demo matters are remembered as made. */
export const demoSource = 'demo'

export const readSeeding = async (on: Queryable): Promise<Seeding | undefined> =>
  (await on.query<{ value: Seeding }>(read))[0]?.value

export const saveSeeding = async (on: Queryable, seeding: Seeding): Promise<void> =>
  void (await on.query(save, [JSON.stringify(seeding)]))

/** The numbers of the demo matters that are there already. */
export const playedNumbers = async (on: Queryable): Promise<Set<string>> =>
  new Set((await on.query<{ n: string }>(played, [demoSource])).map(({ n }) => n))
