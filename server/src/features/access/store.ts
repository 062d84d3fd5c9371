import type { Instant } from 'core/calendar'
import { type Queryable, statement } from '../../platform/database/pool.ts'

const insertReason = statement(
  '',
  `insert into texts (owner_id, id, kind, for_units, for_demander, plain, salt, at)
   values ($1, $2, 'reveal.reason', false, false, $3, $4, to_timestamp($5 / 1000.0))`,
)

/** Keeps why somebody was revealed beside the texts of his matter. */
export const saveReason = async (
  tx: Queryable,
  { owner, id, plain, salt, at }: { owner: string; id: string; plain: string; salt: Buffer; at: Instant },
): Promise<void> => void (await tx.query(insertReason, [owner, id, plain, salt, at]))

/** An account that must not see a matter. */
export interface Recusal {
  account: string
  matter: string
  decidedBy: string
  at: Instant
}

const insertRecusal = statement(
  'add-recusal',
  `insert into recusals (account, matter_no, decided_by, at)
   select name, $2, $3, now() from accounts where name = $1
   on conflict do nothing returning account`,
)
const hasAccount = statement('has-account', 'select name from accounts where name = $1')
const deleteRecusal = statement(
  'end-recusal',
  'delete from recusals where account = $1 and matter_no = $2 returning account',
)
const selectRecusals = statement(
  'list-recusals',
  `select account, matter_no as matter, decided_by as "decidedBy", at from recusals where matter_no = $1 order by account`,
)

/** Adds a recusal. `known` before, or no such account (`unknown`), when nothing was added. */
export async function addRecusal(
  tx: Queryable,
  { account, matter, decidedBy }: Omit<Recusal, 'at'>,
): Promise<'added' | 'known' | 'unknown'> {
  if ((await tx.query(insertRecusal, [account, matter, decidedBy])).length > 0) return 'added'
  return (await tx.query(hasAccount, [account])).length > 0 ? 'known' : 'unknown'
}

/** Ends a recusal. False when there was none. */
export const endRecusal = async (
  tx: Queryable,
  { account, matter }: Pick<Recusal, 'account' | 'matter'>,
): Promise<boolean> => (await tx.query(deleteRecusal, [account, matter])).length > 0

export const recusalsOf = (on: Queryable, matter: string): Promise<Recusal[]> =>
  on.query<Recusal>(selectRecusals, [matter])
