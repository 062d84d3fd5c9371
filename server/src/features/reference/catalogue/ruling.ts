import { dayOf } from 'core/calendar'
import type { Queryable } from '../../../platform/database/queryable.ts'
import { type CatalogueChange, entriesFor, saveEntries } from './store.ts'

/** What a dispute's ruling says of all matters of its kind: whose they are, and on which grounds. */
export interface CatalogueRuling {
  category: string
  /** The district of the matter that was argued about; null where it lies in none. */
  district: string | null
  lead: string
  basis: string
}

/**
 * Writes a ruling into the dispatch catalogue, so that the same case is not argued again: over the entry of the very
 * district, else as a new entry of that district; a matter of no district changes the entry that holds everywhere.
 * Organizers that usually take part stay, without the one that now leads.
 */
export async function enterRuling(
  on: Queryable,
  { category, district, lead, basis }: CatalogueRuling,
  change: CatalogueChange,
): Promise<void> {
  const known = await entriesFor(on, category, district)
  const own = known.find((entry) => entry.district === district)
  const co = ((own ?? known[0])?.co ?? []).filter((unit) => unit !== lead)
  const id = own?.id ?? `ruling-${category}-${district ?? 'all'}`
  await saveEntries(on, [{ id, category, district, lead, co, basis, since: dayOf(change.at) }], change)
}
