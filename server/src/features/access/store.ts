import type { Instant } from 'core/calendar'
import { type Queryable, statement } from '../../platform/database/queryable.ts'

/** An account that must not see a matter. */
export interface Recusal {
  account: string
  matter: string
  decidedBy: string
  at: Instant
  /** The text that says why; null where none was asked for yet. */
  reasonText: string | null
}

const insertRecusal = statement(
  'add-recusal',
  `insert into recusals (account, matter_no, decided_by, at, reason_text)
   select name, $2, $3, now(), $4 from accounts where name = $1
   on conflict do nothing returning account`,
)
const hasAccount = statement('has-account', 'select name from accounts where name = $1')
const removeRecusal = statement(
  'end-recusal',
  'delete from recusals where account = $1 and matter_no = $2 returning account',
)
const selectRecusals = statement(
  'list-recusals',
  `select account, matter_no as matter, decided_by as "decidedBy", at, reason_text as "reasonText"
   from recusals where matter_no = $1 order by account`,
)

/** Adds a recusal. `known` before, or no such account (`unknown`), when nothing was added. */
export async function addRecusal(
  tx: Queryable,
  { account, matter, decidedBy, reasonText }: Omit<Recusal, 'at'>,
): Promise<'added' | 'known' | 'unknown'> {
  if ((await tx.query(insertRecusal, [account, matter, decidedBy, reasonText])).length > 0) return 'added'
  return (await tx.query(hasAccount, [account])).length > 0 ? 'known' : 'unknown'
}

/** Ends a recusal. False when there was none. */
export const deleteRecusal = async (
  tx: Queryable,
  { account, matter }: Pick<Recusal, 'account' | 'matter'>,
): Promise<boolean> => (await tx.query(removeRecusal, [account, matter])).length > 0

export const recusalsOf = (on: Queryable, matter: string): Promise<Recusal[]> =>
  on.query<Recusal>(selectRecusals, [matter])
