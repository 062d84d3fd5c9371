import { type Queryable, statement } from '../../platform/database/queryable.ts'

/** A unit as the city's list keeps it. */
export interface OrganizerRow {
  id: string
  label: string
  labelEn: string
  parent: string | null
  kind: 'bureau' | 'district' | 'street' | 'utility' | 'other'
}

const insertOrganizers = statement(
  'insert-organizers',
  `with kept as (
     insert into organizers as old (id, label, label_en, parent, kind)
     select id, label, "labelEn", parent, kind from jsonb_to_recordset($1::jsonb)
       as given (id text, label text, "labelEn" text, parent text, kind text)
     on conflict (id) do update set label = excluded.label, label_en = excluded.label_en,
       parent = excluded.parent, kind = excluded.kind, version = old.version + 1
     where (old.label, old.label_en, old.parent, old.kind)
       is distinct from (excluded.label, excluded.label_en, excluded.parent, excluded.kind)
     returning id, label, label_en, parent, kind, version)
   insert into edits (kind, subject, version, at, fields)
   select 'organizer', id, kept.version, now(), array_remove(array[
       case when old.label <> kept.label then 'label' end, case when old.label_en <> kept.label_en then 'labelEn' end,
       case when old.parent is distinct from kept.parent then 'parent' end,
       case when old.kind <> kept.kind then 'kind' end], null)
   from kept join organizers old using (id)`,
)
/** A unit that changes gets a new version; the tables are read as they were before the statement. */
export const upsertOrganizers = async (db: Queryable, rows: readonly OrganizerRow[]): Promise<void> =>
  void (await db.query(insertOrganizers, [JSON.stringify(rows)]))

const organizerColumns = 'id, label, label_en as "labelEn", parent, kind, disabled, version'
const lockAll = statement('lock-organizers', `select ${organizerColumns} from organizers order by id for update`)
export type StoredOrganizer = OrganizerRow & { disabled: boolean; version: number }
/** All units, locked until the transaction ends: where each stands depends on the others. */
export const lockOrganizers = (tx: Queryable): Promise<StoredOrganizer[]> => tx.query<StoredOrganizer>(lockAll)

const selectAll = statement(
  'all-organizers',
  `select ${organizerColumns},
     disabled and exists (select from open_assignments a where a.organizer = organizers.id) as "hasWork"
   from organizers order by id`,
)
/** All units; `hasWork`: one that was shut has open work all the same. */
export const allOrganizers = (on: Queryable) => on.query<StoredOrganizer & { hasWork: boolean }>(selectAll)

const saveOne = statement(
  'save-organizer',
  `insert into organizers (id, label, label_en, parent, kind, disabled, version) values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (id) do update set label = excluded.label, label_en = excluded.label_en, parent = excluded.parent,
     disabled = excluded.disabled, version = excluded.version`,
)
export const saveOrganizer = async (tx: Queryable, one: StoredOrganizer): Promise<void> =>
  void (await tx.query(saveOne, [one.id, one.label, one.labelEn, one.parent, one.kind, one.disabled, one.version]))

const hasWork = statement('organizer-has-work', 'select from open_assignments where organizer = any($1) limit 1')
/** Whether any of the units still has an open assignment. */
export const haveOpenWork = async (tx: Queryable, ids: readonly string[]): Promise<boolean> =>
  (await tx.query(hasWork, [ids])).length > 0
