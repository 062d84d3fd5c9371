import { StartRefusal } from '../../../platform/refusal.ts'
import type { City, Listed } from '../../../platform/services.ts'
import type { OrganizerRow } from '../../people/index.ts'
import type { CatalogueRow } from '../catalogue/store.ts'
import type { CityLists } from '../store.ts'
import { cellFaults, type ListFault, type ListFile, listColumns, listFiles } from './check.ts'
import { type FileRow, readRows } from './read-rows.ts'

/** The lists of a folder, as they are saved; a file that is absent leaves its list alone. */
export interface FolderLists extends CityLists {
  organizers?: readonly OrganizerRow[]
}

type Rows = Partial<Record<ListFile, FileRow[]>>

/** A code known by a file or already by the city, with what stands above it. */
type Parents = ReadonlyMap<string, string | null>

/**
 * Reads and checks `organizers`, `categories`, `places` and `catalogue` (`.csv` or `.json`) of a folder against each
 * other and what the city knows. Refuses with everything that is wrong: file, line, what, and a right value to go by.
 */
export async function readFolder(folder: string, city: Pick<City, 'all'>): Promise<FolderLists> {
  const rows: Rows = {}
  for (const name of listFiles) {
    const found = await readRows(folder, name)
    if (found) rows[name] = found
  }
  if (Object.keys(rows).length === 0)
    throw new StartRefusal(`The folder ${folder} holds none of ${listFiles.join(', ')} as .csv or .json.`)
  const faults = listFiles.flatMap((name) => cellFaults(rows[name] ?? [], listColumns[name]))
  if (faults.length === 0) faults.push(...referenceFaults(rows, city))
  if (faults.length > 0) throw new StartRefusal(`The lists cannot be used:\n${faults.map(lineOf).join('\n')}`)
  return listsOf(rows)
}

const lineOf = ({ place, what, example }: ListFault): string => `  ${place}: ${what}; for example ${example}`

const orNull = (text: string | undefined): string | null => text || null

function parentsOf(known: readonly Listed[], rows: readonly FileRow[], key: 'id' | 'code'): Parents {
  const before = known.map(({ code, parent }) => [code, parent] as const)
  return new Map([...before, ...rows.map(({ cells }) => [cells[key]!, orNull(cells.parent)] as const)])
}

/** Codes that lead nowhere, and entries that stand below themselves. */
function referenceFaults(rows: Rows, city: Pick<City, 'all'>): ListFault[] {
  const { organizers = [], categories = [], places = [], catalogue = [] } = rows
  const units = parentsOf(city.all('organizers'), organizers, 'id')
  const kinds = parentsOf(city.all('categories'), categories, 'code')
  const spots = parentsOf(city.all('places'), places, 'code')
  const above = new Set([...kinds.values()])
  const unknown = (place: string, column: string, code: string | undefined, known: Parents): ListFault[] =>
    !code || known.has(code)
      ? []
      : [{ place, what: `${column} ${code} is not known`, example: [...known.keys()][0] ?? 'an entry of its own list' }]
  return [
    ...trees(organizers, 'id', units),
    ...trees(categories, 'code', kinds),
    ...trees(places, 'code', spots),
    ...catalogue.flatMap(({ place, cells: { category = '', district, lead, co = '' } }) => [
      ...unknown(place, 'category', category, kinds),
      ...(above.has(category)
        ? [{ place, what: `category ${category} has others below it`, example: 'one that has none' }]
        : []),
      ...unknown(place, 'district', district, spots),
      ...[lead, ...unitsIn(co)].flatMap((unit) => unknown(place, 'organizer', unit, units)),
    ]),
  ]
}

function trees(rows: readonly FileRow[], key: 'id' | 'code', parents: Parents): ListFault[] {
  return rows.flatMap(({ place, cells }) => {
    const { parent } = cells
    if (parent && !parents.has(parent))
      return [{ place, what: `parent ${parent} is not known`, example: 'an earlier entry' }]
    const met = new Set<string>()
    for (let code: string | null = cells[key]!; code !== null; code = parents.get(code) ?? null) {
      if (met.has(code)) return [{ place, what: `${cells[key]} stands below itself`, example: 'a parent above it' }]
      met.add(code)
    }
    return []
  })
}

const unitsIn = (co: string): string[] => co.split(/[\s,;]+/).filter(Boolean)

function listsOf({ organizers, categories, places, catalogue }: Rows): FolderLists {
  const named = ({ label = '', labelEn = '', parent }: FileRow['cells']) => ({ label, labelEn, parent: orNull(parent) })
  return {
    ...(organizers && {
      organizers: organizers.map(({ cells }) => {
        return { id: cells.id!, ...named(cells), kind: cells.kind as OrganizerRow['kind'] }
      }),
    }),
    ...(categories && { categories: categories.map(({ cells }) => ({ code: cells.code!, ...named(cells) })) }),
    ...(places && {
      places: places.map(({ cells }) => {
        return { code: cells.code!, ...named(cells), labelEn: orNull(cells.labelEn), level: cells.level! }
      }),
    }),
    ...(catalogue && { catalogue: catalogue.map(({ cells }) => entryOf(cells)) }),
  }
}

const entryOf = ({ id, category, district, lead, co = '', basis, since }: FileRow['cells']): CatalogueRow => ({
  id: id!,
  category: category!,
  district: orNull(district),
  lead: lead!,
  co: unitsIn(co),
  basis: basis!,
  since: since!,
})
