import type { ContactBody } from 'contract/contacts'
import type { Instant } from 'core/calendar'
import type { Matter } from 'core/matter'
import { type Queryable, statement } from '../../../platform/database/queryable.ts'
import { lowestIdAt, momentOf, spanOfIds } from '../../../platform/ids.ts'

/** The newest of all, and those of open matters by themselves: who asks often may have asked long before for what is still open. */
const selectPersons = statement(
  'persons-of-phone',
  `(select id, matter_id as matter, data from persons where phone_hash = any($1) order by matter_id desc limit $2)
   union
   (select p.id, p.matter_id, p.data from persons p join open_matters o on o.id = p.matter_id and o.state <> 'closed'
    where p.phone_hash = any($1) order by p.matter_id desc limit $2)
   order by matter desc`,
)

/** A demander found by his number; `data` is still encrypted. */
export interface FoundPerson {
  id: string
  matter: string
  data: Buffer
}

/**
 * Demanders of a number, by all its keyed hashes, those of the latest matters first: at most `limit` of all, and as many of open
 * matters. Row security lets the centre alone find any.
 */
export const personsOfPhone = (on: Queryable, hashes: readonly Buffer[], limit: number): Promise<FoundPerson[]> =>
  on.query<FoundPerson>(selectPersons, [hashes, limit])

/** Names the bounds of the ids, and so touches the months it needs. */
const selectMatters = statement(
  'matters-of-caller',
  'select body as matter from matters where id = any($1::uuid[]) and id >= $2 and id < $3 order by id desc',
)
/** Matters by their ids, the latest first. */
export async function mattersOf(on: Queryable, ids: readonly string[]): Promise<Matter[]> {
  if (ids.length === 0) return []
  return (await on.query<{ matter: Matter }>(selectMatters, [ids, ...spanOfIds(ids)])).map(({ matter }) => matter)
}

/** A contact of a matter as it is read. */
export interface MatterContact {
  id: string
  channel: ContactBody['channel']
  outcome: ContactBody['outcome']
  startedAt: Instant
  endedAt: Instant | null
  account: string | null
  reason: string | null
  serviceRating: number | null
}

const selectContacts = statement(
  '',
  `select c.id, c.channel, c.outcome, c.started_at as "startedAt", c.ended_at as "endedAt", c.account,
     r.grade as "serviceRating",
     (select plain from texts t where t.owner_id = c.id and t.id = c.reason_text) as reason
   from contacts c left join service_ratings r on r.contact_id = c.id
   where c.matter_id = $1 and c.id >= $2 order by c.id desc limit $3`,
)
const countLinked = statement(
  '',
  `select count(*) as n from contacts where matter_id = $1 and id >= $2 and outcome = 'linked'`,
)

/** A contact may have begun before its matter was registered. */
const earlier = 86_400_000

/** The latest contacts of a matter, oldest first, and how many were linked to it in all. */
export async function contactsOfMatter(
  on: Queryable,
  matter: string,
  limit: number,
): Promise<{ contacts: MatterContact[]; linked: number }> {
  const from = lowestIdAt(momentOf(matter) - earlier)
  const contacts = await on.query<MatterContact>(selectContacts, [matter, from, limit])
  const [counted] = await on.query<{ n: number }>(countLinked, [matter, from])
  return { contacts: contacts.reverse(), linked: counted!.n }
}
