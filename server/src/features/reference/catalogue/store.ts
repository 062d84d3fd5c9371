import { type Instant, toIso } from 'core/calendar'
import { type Queryable, statement } from '../../../platform/database/queryable.ts'

/** One line of the dispatch catalogue; with a district only for matters that lie in it. `since` is a day. */
export interface CatalogueRow {
  id: string
  category: string
  district: string | null
  lead: string
  co: readonly string[]
  basis: string
  since: string
}

/** A line with its version: the first is 1, and every change makes the next. */
export interface CatalogueEntry extends CatalogueRow {
  version: number
}

/** Who changed an entry, by which matter, and when; both null where a list was loaded. */
export interface CatalogueChange {
  at: Instant
  account: string | null
  matter: string | null
}

const sameAs = `(known.category, known.district, known.lead, known.co, known.basis, known.since)
  is distinct from (excluded.category, excluded.district, excluded.lead, excluded.co, excluded.basis, excluded.since)`

const save = statement(
  'catalogue-save',
  `with changed as (
     insert into catalogue as known (id, category, district, lead, co, basis, since)
     select id, category, district, lead, array(select jsonb_array_elements_text(co)), basis, since
     from jsonb_to_recordset($1::jsonb)
       as entry (id text, category text, district text, lead text, co jsonb, basis text, since date)
     on conflict (id) do update
     set category = excluded.category, district = excluded.district, lead = excluded.lead, co = excluded.co,
       basis = excluded.basis, since = excluded.since, version = known.version + 1
     where ${sameAs}
     returning *
   )
   insert into catalogue_versions (id, version, category, district, lead, co, basis, since, at, account, matter_no)
   select id, version, category, district, lead, co, basis, since, $2::timestamptz, $3, $4 from changed
   returning id`,
)

const loaded = (): CatalogueChange => ({ at: Date.now(), account: null, matter: null })

/** Adds entries and changes known ones, each change as a version of its own. Answers how many were new or changed. */
export const saveEntries = async (
  on: Queryable,
  rows: readonly CatalogueRow[],
  { at, account, matter }: CatalogueChange = loaded(),
): Promise<number> => (await on.query(save, [JSON.stringify(rows), toIso(at), account, matter])).length

const shown = `id, version, category, district, lead, co, basis, since::text as since`

const select = statement(
  'catalogue-of-category',
  `select ${shown} from catalogue where category = $1 and (district is null or district = $2)
   order by district is null, id`,
)
/** The entries for a category: first those of the district, then those that hold everywhere. */
export const entriesFor = (on: Queryable, category: string, district: string | null): Promise<CatalogueEntry[]> =>
  on.query<CatalogueEntry>(select, [category, district])

const selectVersions = statement(
  'catalogue-versions',
  `select ${shown}, at, account, matter_no as matter from catalogue_versions where id = $1 order by version desc limit 100`,
)
/** The forms an entry has had, the latest first; empty for one that is not known. */
export const versionsOf = (on: Queryable, id: string): Promise<(CatalogueEntry & CatalogueChange)[]> =>
  on.query<CatalogueEntry & CatalogueChange>(selectVersions, [id])
