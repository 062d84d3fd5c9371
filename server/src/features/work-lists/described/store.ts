import type { MatterItem } from 'contract/views'
import type { Instant } from 'core/calendar'
import { type Queryable, statement } from '../../../platform/database/pool.ts'

/** What a line tells of its matter. `title` and `titleForUnits` are ids of texts, `lead` is the last one. */
export interface Described {
  id: string
  no: string
  state: MatterItem['state']
  closing: MatterItem['closing']
  type: MatterItem['type']
  category: string | null
  urgency: MatterItem['urgency']
  district: string | null
  confidential: boolean
  sealed: boolean
  registeredAt: Instant
  title: string | null
  titleForUnits: string | null
  about: string[]
  lead: string | null
}

/** These carry no name: planned with their very values they touch the months they need, planned once they would lock all. */
const selectMatters = statement(
  '',
  `select id, no, state, closing, type, category, urgency, district, confidential, sealed,
     registered_at as "registeredAt", body -> 'texts' ->> 'title' as title,
     body -> 'texts' ->> 'titleForUnits' as "titleForUnits", coalesce(body -> 'about', '[]') as about,
     (select part ->> 'organizer' from jsonb_array_elements(body -> 'assignments') with ordinality as parts (part, place)
      where part ->> 'kind' = 'lead' order by place desc limit 1) as lead
   from matters where id = any($1::uuid[])`,
)
const selectAbout = statement(
  '',
  `select body -> 'about' as about from matters where id = any($1::uuid[]) and body -> 'about' <> '[]'`,
)
/** Matters as lists tell of them, by their ids, in no order. */
export const describe = (on: Queryable, ids: readonly string[]): Promise<Described[]> =>
  on.query<Described>(selectMatters, [ids])

/** The units complained of, for each of these matters that complains of any. */
export const complainedOf = async (on: Queryable, ids: readonly string[]): Promise<string[][]> =>
  (await on.query<{ about: string[] }>(selectAbout, [ids])).map(({ about }) => about)
