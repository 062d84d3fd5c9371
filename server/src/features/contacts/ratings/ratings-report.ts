import { type Instant, toIso } from 'core/calendar'
import type { Matter } from 'core/matter'
import { type Queryable, statement } from '../../../platform/database/pool.ts'
import { lowestIdAt } from '../../../platform/ids.ts'

/** What of a closed matter its place in the satisfaction depends on. */
export type RatedMatter = Pick<
  Matter,
  'state' | 'closing' | 'round' | 'ruleSet' | 'participants' | 'overlays' | 'ratings'
> & { id: string; closedAt: Instant }

/** Its parts are taken out of the body at once: each taken by itself would unpack all of it again. */
const closedIn = (table: string): string =>
  `(select id, closed_at as "closedAt", state, closing, rule_set as "ruleSet", round, participants, overlays, ratings
   from ${table} cross join lateral jsonb_to_record(body)
     as part (round integer, participants jsonb, overlays jsonb, ratings jsonb)
   where state = 'closed' and closed_at < $1::timestamptz and (closed_at, id) > ($2::timestamptz, $3::uuid)
   order by closed_at, id limit $4)`

/** Months in the archive count like those that are attached. Without a name, so that it is planned for its very span. */
const selectClosed = statement(
  '',
  `${closedIn('matters')} union all ${closedIn('archive.matters')} order by "closedAt", id limit $4`,
)

interface Span {
  from: Instant
  before: Instant
}

const pageSize = 500

/** Matters that were closed in a span and still are, page by page. One that was opened again counts when it closes. */
export async function* closedMatters(on: Queryable, { from, before }: Span): AsyncGenerator<RatedMatter[]> {
  for (let after: [Instant, string] = [from, lowestIdAt(0)]; ; ) {
    const page = await on.query<RatedMatter>(selectClosed, [toIso(before), toIso(after[0]), after[1], pageSize])
    if (page.length > 0) yield page
    if (page.length < pageSize) return
    const last = page.at(-1)!
    after = [last.closedAt, last.id]
  }
}

/** How the service was rated in the contacts of a span; contacts that were broken off are nobody's to rate. */
const countService = statement(
  '',
  `select count(*) as contacts, count(r.contact_id) as rated, count(*) filter (where r.grade >= $3) as satisfied
   from (select id, outcome, source from contacts
         union all select id, outcome, source from archive.contacts) c
     left join service_ratings r on r.contact_id = c.id and r.contact_id >= $1 and r.contact_id < $2
   where c.id >= $1 and c.id < $2 and c.outcome <> 'abandoned' and c.source is null`,
)

export interface ServiceCounts {
  contacts: number
  rated: number
  satisfied: number
}

export const serviceCounts = async (
  on: Queryable,
  { from, before }: Span,
  satisfiedFrom: number,
): Promise<ServiceCounts> =>
  (await on.query<ServiceCounts>(countService, [lowestIdAt(from), lowestIdAt(before), satisfiedFrom]))[0]!
