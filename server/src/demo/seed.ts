import type { Instant } from 'core/calendar'
import { saveAccounts, saveOrganizers } from '../features/people/index.ts'
import { type CatalogueRow, saveLists } from '../features/reference/index.ts'
import { asOwner } from '../platform/database/migrate.ts'
import { ensurePartitions } from '../platform/database/partitions.ts'
import type { Database } from '../platform/database/queryable.ts'
import type { Services } from '../platform/services.ts'
import { accounts, demoPassword } from './accounts.ts'
import { type CatalogueEntry, catalogue } from './catalogue.ts'
import { categories } from './categories.ts'
import { districtOrganizer, type Organizer, organizers } from './organizers.ts'
import { drawPasts } from './past.ts'
import { places } from './places.ts'
import { play } from './play.ts'
import { playedNumbers, readSeeding, type Seeding, saveSeeding } from './store.ts'

const seed = 20_260_101
const count = 300
const longestPast = 120 * 86_400_000

/**
 * Fills an empty database with the demo city: lists, accounts, and matters with a past that ends now. Cut short, it goes
 * on where it stopped; done once, it does nothing. Answers how many matters were made.
 */
export async function seedDemo(services: Services, onMatter: (made: number, of: number) => void): Promise<number> {
  const { db } = services
  const known = await readSeeding(db)
  if (known?.done) return 0
  const now: Instant = known?.now ?? (await services.clock.now())
  await saveSeeding(db, { now, done: false })
  await saveCity(db)
  await services.city.refresh()
  await asOwner(db.url, (client) => ensurePartitions(client, now - longestPast, now))

  const played = await playedNumbers(db)
  const pasts = drawPasts(seed, count, now)
  for (const [index, past] of pasts.entries()) {
    if (!played.has(String(past.story.n))) await play(services, past, now)
    onMatter(index + 1, pasts.length)
  }
  const done: Seeding = { now, done: true }
  await saveSeeding(db, done)
  return pasts.length - played.size
}

/** The lists and accounts of the demo city, without its matters. Whoever has read the lists reads them again. */
export async function saveCity(db: Database): Promise<void> {
  await saveOrganizers(db, organizers.map(organizerRow))
  await saveAccounts(
    db,
    accounts().map((account) => ({ ...account, password: demoPassword, demo: true })),
  )
  await saveLists(db, {
    categories,
    places: places(),
    catalogue: catalogue.flatMap(catalogueRows),
  })
}

const organizerRow = ({ id, label, labelEn, parent, kind }: Organizer) => ({
  id,
  label,
  labelEn,
  parent,
  kind: kind === 'company' ? ('utility' as const) : kind,
})

const districts = () => places().filter(({ level }) => level === 'district')

/** A line that leads to the district's own government stands in the table once for each district. */
function catalogueRows({ id, category, lead, co, basis, since }: CatalogueEntry): CatalogueRow[] {
  if (typeof lead === 'string') return [{ id, category, district: null, lead, co, basis, since }]
  return districts().flatMap(({ code }) => {
    const organizer = districtOrganizer(code)
    return organizer ? [{ id: `${id}-${code}`, category, district: code, lead: organizer.id, co, basis, since }] : []
  })
}
