import { type Instant, toIso } from 'core/calendar'
import { type Queryable, type Statement, statement } from './database/queryable.ts'

/** Rows that one statement changes: after a pause of weeks there are millions. */
const batchSize = 5_000

/** Rows that were kept before a moment, from the oldest on; whatever another process has taken up is left to it. */
const old = (what: string): string =>
  `select ctid as place, at from idempotency_keys where ${what} at >= $1 and at < $2 order by at limit ${batchSize} for update skip locked`
const batch = (rows: string, change: string): string =>
  `with old as materialized (${rows}),
   changed as (${change} where ctid = any(array(select place from old)))
   select count(*)::integer as count, max(at) as last from old`

/** They carry no name: a plan that was made while there were few keys would sort all that are old for each batch. */
const forgetKeys = statement('', batch(old(''), 'delete from idempotency_keys'))
const forgetSecrets = statement('', batch(old('secret is not null and'), 'update idempotency_keys set secret = null'))

/** Each batch begins where the one before it ended, so that what that one left dead is not gone through again. */
async function inBatches(on: Queryable, one: Statement, before: Instant): Promise<void> {
  for (let from: Instant | null = 0; from !== null; ) {
    const [done]: { count: number; last: Instant | null }[] = await on.query(one, [toIso(from), toIso(before)])
    from = done!.count < batchSize ? null : done!.last
  }
}

/** Forgets idempotency keys that were used before a moment of real time, some thousand in a statement and a commit. */
export const forgetKeysBefore = (on: Queryable, before: Instant): Promise<void> => inBatches(on, forgetKeys, before)

/** Forgets the secrets that are kept with keys to answer a repetition, likewise; the keys stay. */
export const forgetSecretsBefore = (on: Queryable, before: Instant): Promise<void> =>
  inBatches(on, forgetSecrets, before)
