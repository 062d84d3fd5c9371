import { type Queryable, statement } from '../../platform/database/queryable.ts'

const insert = statement(
  'begin-second-factor',
  `insert into second_factors (account, secret, key_id) values ($1, $2, $3)
   on conflict (account) do update set secret = excluded.secret, key_id = excluded.key_id
     where second_factors.confirmed_at is null
   returning account`,
)
/** Keeps a secret that waits for its first code. False when the account has a second factor already. */
export const insertFactor = async (
  db: Queryable,
  account: string,
  { secret, keyId }: { secret: Buffer; keyId: string },
): Promise<boolean> => (await db.query(insert, [account, secret, keyId])).length > 0

const select = statement('find-second-factor', 'select secret from second_factors where account = $1')
export const findFactor = async (db: Queryable, account: string): Promise<{ secret: Buffer } | undefined> =>
  (await db.query<{ secret: Buffer }>(select, [account]))[0]

const confirm = statement(
  'confirm-second-factor',
  `update second_factors set confirmed_at = now(), last_step = $2 where account = $1 and confirmed_at is null
   returning account`,
)
/** Takes the secret into use. False when it is in use already. */
export const confirmFactor = async (db: Queryable, account: string, step: number): Promise<boolean> =>
  (await db.query(confirm, [account, step])).length > 0

const take = statement(
  'take-second-factor-step',
  `update second_factors set last_step = $2 where account = $1 and confirmed_at is not null and last_step < $2
   returning account`,
)
/** Uses a step up, with all before it. False when it was used up. Of two at once one gets it. */
export const takeStep = async (db: Queryable, account: string, step: number): Promise<boolean> =>
  (await db.query(take, [account, step])).length > 0

const remove = statement('reset-second-factor', 'delete from second_factors where account = $1 returning account')
/** Takes an account's second factor away. False when it had none. */
export const removeFactor = async (db: Queryable, account: string): Promise<boolean> =>
  (await db.query(remove, [account])).length > 0
