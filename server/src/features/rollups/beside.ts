import type { Count } from 'core/counts'
import { begin, holdBegun, settle } from '../../platform/database/owed.ts'
import { type Database, statement, type Transaction } from '../../platform/database/queryable.ts'
import { addBeside, cell, figures, margin, ofDay } from './store.ts'

/** Nobody adds to the counts while it is held; they can be read. Whoever adds to them takes `rollups` first. */
const hold = statement('', 'lock table rollups in share row exclusive mode')
/** Whoever has counted for an hour waits for a relay that is held up, longer than a request waits for anything. */
const patient = statement('', "set local lock_timeout = '25s'")
const empty = statement('clear-counts-beside', 'truncate rollups_beside, rollup_days_beside, rollup_margins_beside')
const soonOrNot = statement('', "set local lock_timeout = '1s'")
const look = statement('', 'select')

type On = Pick<Database, 'transaction'>

const asCentre = <Result>(db: On, run: (tx: Transaction) => Promise<Result>): Promise<Result> =>
  db.transaction((tx) => {
    tx.readAs('centre')
    return run(tx)
  })

/**
 * Begins to count anew: `seen` sees the database from then on as it is at a moment at which nobody is adding to the counts, and
 * what is added later is added beside them too. So what `seen` says, without what waits in its outbox, and what is added from
 * then on are all there is. `seen` is not to be used before. Answers the token of whoever counts: where another one has begun
 * meanwhile, what is done with it throws. Throws at once where a dump is reading the tables.
 */
export const beginBeside = (db: On, seen: Transaction): Promise<string> =>
  db.transaction(async (tx) => {
    await tx.query(patient)
    await tx.query(hold)
    const token = await begin(tx, 'counts')
    await tx.query(soonOrNot)
    await tx.query(empty)
    await seen.snapshot()
    seen.readAs('centre')
    await seen.query(look)
    return token
  })

/** Adds to what is counted anew. */
export const addFresh = (db: On, token: string, counts: readonly Count[]): Promise<void> =>
  asCentre(db, async (tx) => {
    await holdBegun(tx, 'counts', token)
    await addBeside(tx, counts)
  })

/** A month's figures stand under its first day. */
const days = statement(
  '',
  `select day::text from rollup_days union select day::text from rollup_days_beside
   union select day::text from rollup_margins union select day::text from rollup_margins_beside order by day`,
)

const tables = [
  { name: 'rollups', key: cell, counted: ['count'] },
  { name: 'rollup_days', key: ofDay, counted: ['count'] },
  { name: 'rollup_margins', key: margin, counted: figures },
] as const

/** What is as it was stays untouched; what nothing is counted under any more keeps its row with 0. */
const taken = tables.map(({ name, key, counted }) => {
  const [own, fresh] = [counted.map((one) => `kept.${one}`), counted.map((one) => `excluded.${one}`)]
  const columns = `${key}, ${counted.join(', ')}`
  const isSame = key.split(', ').map((one) => `beside.${one} = kept.${one}`)
  return {
    fresh: statement(
      '',
      `insert into ${name} as kept (${columns}) select ${columns} from ${name}_beside where day = $1
       on conflict (${key}) do update set ${counted.map((one) => `${one} = excluded.${one}`).join(', ')}
       where (${own.join(', ')}) is distinct from (${fresh.join(', ')})`,
    ),
    gone: statement(
      '',
      `update ${name} as kept set ${counted.map((one) => `${one} = 0`).join(', ')}
       where day = $1 and (${own.map((one) => `${one} <> 0`).join(' or ')})
         and not exists (select from ${name}_beside as beside where ${isSame.join(' and ')})`,
    ),
  }
})

/**
 * Takes over what was counted anew, day by day, so that a dashboard is never without and the relay never waits for long;
 * `onDay` is waited for after each.
 */
export async function takeOver(db: On, token: string, onDay: () => unknown): Promise<void> {
  const held = (run: (tx: Transaction) => Promise<void>) =>
    asCentre(db, async (tx) => {
      await tx.query(patient)
      await tx.query(hold)
      await holdBegun(tx, 'counts', token)
      await run(tx)
    })
  const counted = await asCentre(db, (tx) => tx.query<{ day: string }>(days))
  for (const { day } of counted) {
    await held(async (tx) => {
      for (const { fresh, gone } of taken) {
        await tx.query(fresh, [day])
        await tx.query(gone, [day])
      }
    })
    await onDay()
  }
  await held((tx) => settle(tx, 'counts'))
  // Nobody adds to them any more. Where a dump is reading them they are emptied by whoever begins the next time.
  await db
    .transaction(async (tx) => {
      await tx.query(soonOrNot)
      await tx.query(empty)
    })
    .catch(() => undefined)
}
