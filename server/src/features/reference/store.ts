import { type Queryable, statement } from '../../platform/database/queryable.ts'
import type { Listed, ListName } from '../../platform/services.ts'
import { type CatalogueRow, saveEntries } from './catalogue/store.ts'

/** A place as it is kept: the English label is absent where there is none. */
export interface PlaceEntry extends Omit<Listed, 'labelEn'> {
  labelEn: string | null
  level: string
}

const readLists: Record<ListName, ReturnType<typeof statement>> = {
  organizers: statement(
    'reference-organizers',
    'select id as code, label, label_en as "labelEn", parent, disabled from organizers order by id',
  ),
  categories: statement(
    'reference-categories',
    'select code, label, label_en as "labelEn", parent from categories order by code',
  ),
  places: statement(
    'reference-places',
    'select code, label, coalesce(label_en, label) as "labelEn", parent from places order by code',
  ),
}

/** A list as the database holds it, in the order of its codes. */
export const readList = (on: Queryable, list: ListName): Promise<Listed[]> => on.query<Listed>(readLists[list])

const readCalendarSetting = statement('reference-calendar', `select value from settings where key = 'calendar'`)
const writeCalendarSetting = statement(
  'reference-save-calendar',
  `insert into settings (key, value) values ('calendar', $1::jsonb)
   on conflict (key) do update set value = excluded.value`,
)

/** The holiday lists that were loaded, as JSON; undefined when the product's own file still holds. */
export const readCalendar = async (on: Queryable): Promise<unknown> =>
  (await on.query<{ value: unknown }>(readCalendarSetting))[0]?.value

export const saveCalendar = async (on: Queryable, calendar: unknown): Promise<void> =>
  void (await on.query(writeCalendarSetting, [JSON.stringify(calendar)]))

const saveCategories = statement(
  'reference-save-categories',
  `insert into categories (code, label, label_en, parent)
   select code, label, "labelEn", parent
   from jsonb_to_recordset($1::jsonb) as entry (code text, label text, "labelEn" text, parent text)
   on conflict (code) do update
   set label = excluded.label, label_en = excluded.label_en, parent = excluded.parent`,
)
const savePlaces = statement(
  'reference-save-places',
  `insert into places (code, label, label_en, parent, level)
   select code, label, "labelEn", parent, level
   from jsonb_to_recordset($1::jsonb) as entry (code text, label text, "labelEn" text, parent text, level text)
   on conflict (code) do update
   set label = excluded.label, label_en = excluded.label_en, parent = excluded.parent, level = excluded.level`,
)
/** The city's lists as a seed or an administrator hands them in; organizers are kept with the accounts. */
export interface CityLists {
  categories?: readonly Listed[]
  places?: readonly PlaceEntry[]
  catalogue?: readonly CatalogueRow[]
}

/** Adds entries and brings known ones up to date, by code. Nothing is taken away: matters may still bear the code. */
export async function saveLists(on: Queryable, { categories, places, catalogue }: CityLists): Promise<void> {
  if (categories) await on.query(saveCategories, [JSON.stringify(categories)])
  if (places) await on.query(savePlaces, [JSON.stringify(places)])
  if (catalogue) await saveEntries(on, catalogue)
}
