import { catalogueRows } from './catalogue-rows.ts'
import { districtOrganizer } from './organizers.ts'

/** One line of the dispatch catalogue (派单目录): which unit leads a subject, and by which duty. */
export interface CatalogueEntry {
  id: string
  /** Code of a second-level category. */
  category: string
  /** A fixed organizer, or the government of the district in which the matter lies. */
  lead: string | { byDistrict: true }
  /** Organizers that usually take part. */
  co: readonly string[]
  /** The duty it rests on, in words. */
  basis: string
  /** The day from which it holds, in Asia/Shanghai. */
  since: string
}

const since = '2026-01-01'

/** The dispatch catalogue of the demo city: one entry for each second-level category, in the order of their codes. */
export const catalogue: readonly CatalogueEntry[] = catalogueRows.map(([category, lead, basis, co = []]) => ({
  id: `c-${category}`,
  category,
  lead: lead === 'district' ? { byDistrict: true } : lead,
  co,
  basis,
  since,
}))

const byCategory = new Map(catalogue.map((entry) => [entry.category, entry]))

/** The entry of a second-level category. Throws for a code that is none. */
export function catalogueEntry(category: string): CatalogueEntry {
  const entry = byCategory.get(category)
  if (!entry) throw new Error(`No catalogue entry for category ${category}`)
  return entry
}

/** The organizer an entry leads to for a matter in this district. Throws for a code that is no district of the city. */
export function leadFor(entry: CatalogueEntry, district: string): string {
  if (typeof entry.lead === 'string') return entry.lead
  const organizer = districtOrganizer(district)
  if (!organizer) throw new Error(`No organizer answers for district ${district}`)
  return organizer.id
}
