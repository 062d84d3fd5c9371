import type { MatterItem } from 'contract/matter-items'
import type { Instant } from 'core/calendar'
import { type Queryable, statement } from '../../../platform/database/queryable.ts'
import { spanOfIds } from '../../../platform/ids.ts'
import { mayBeSealed } from '../store.ts'

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

/**
 * What is open is told from beside it, without its body, which is large: only of what is not is that unpacked. The bounds of the
 * ids touch the months they need.
 */
const selectMatters = statement(
  'describe-matters',
  `with told as materialized (
     select id, no, state, closing, type, category, urgency, district, confidential,
       ${mayBeSealed} as sealed, registered_at as "registeredAt", title::text,
       title_for_units::text as "titleForUnits", about, last_lead as lead
     from open_matters where id = any($1::uuid[]))
   select * from told
   union all
   select id, no, state, closing, type, category, urgency, district, confidential, sealed,
     registered_at, texts ->> 'title', texts ->> 'titleForUnits', coalesce(parts.about, '[]'),
     (select part ->> 'organizer' from jsonb_array_elements(assignments) with ordinality as parts (part, place)
      where part ->> 'kind' = 'lead' order by place desc limit 1)
   from matters, jsonb_to_record(body) as parts (texts jsonb, about jsonb, assignments jsonb)
   where id = any(array(select unnest($1::uuid[]) except select id from told)) and id >= $2 and id < $3`,
)
const selectAbout = statement(
  'matters-about',
  `select about from open_matters where id = any($1::uuid[]) and about <> '[]'`,
)

/** Matters as lists tell of them, by their ids, in no order. */
export const describe = (on: Queryable, ids: readonly string[]): Promise<Described[]> =>
  on.query<Described>(selectMatters, [ids, ...spanOfIds(ids)])

/** The units complained of, for each of these open matters that complains of any. */
export async function complainedOf(on: Queryable, ids: readonly string[]): Promise<string[][]> {
  if (ids.length === 0) return []
  return (await on.query<{ about: string[] }>(selectAbout, [ids])).map(({ about }) => about)
}
