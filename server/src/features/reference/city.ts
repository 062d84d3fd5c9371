import type { OrganizerTree } from 'core/access'
import { type Calendar, parseCalendar } from 'core/calendar'
import { type Profile, parseProfile } from 'core/rules'
import type { Config } from '../../platform/config.ts'
import type { Queryable } from '../../platform/database/queryable.ts'
import { StartRefusal } from '../../platform/refusal.ts'
import { type City, type Listed, type ListName, listNames } from '../../platform/services.ts'
import { problemLines, profileFile, readReviewed } from './files.ts'
import { readCalendar, readList } from './store.ts'

interface KnownList {
  entries: readonly Listed[]
  byCode: ReadonlyMap<string, Listed>
  parents: ReadonlySet<string>
}

/** All that is known of the city at one time: replaced whole, so that nobody reads half of a change. */
interface Known {
  profile: Profile
  calendar: Calendar
  organizers: OrganizerTree
  lists: Record<ListName, KnownList>
}

interface Sources {
  db: Queryable
  config: Pick<Config, 'profile'>
}

/**
 * The city as the product serves it: the rule set named in the settings, the holiday lists (loaded ones before the
 * product's own file) and the lists of the database. Refuses when a file or the loaded calendar is wrong.
 */
export async function loadCity(sources: Sources): Promise<City> {
  let known = await read(sources)
  /** Readings are numbered as they are begun: one that takes longer than a later one may hold what has been changed since. */
  let begun = 0
  let shown = 0
  return {
    get profile() {
      return known.profile
    },
    get calendar() {
      return known.calendar
    },
    get organizers() {
      return known.organizers
    },
    find: (list, code) => known.lists[list].byCode.get(code),
    all: (list) => known.lists[list].entries,
    isLeaf: (list, code) => known.lists[list].byCode.has(code) && !known.lists[list].parents.has(code),
    refresh: async () => {
      const order = ++begun
      const found = await read(sources)
      if (order < shown) return
      shown = order
      known = found
    },
  }
}

async function read({ db, config }: Sources): Promise<Known> {
  const { profile } = await readReviewed(profileFile(config.profile), parseProfile)
  const calendar = await presentCalendar(db)
  const lists = Object.fromEntries(
    await Promise.all(listNames.map(async (list) => [list, indexed(await readList(db, list))] as const)),
  ) as Record<ListName, KnownList>
  // Without a prototype: no unit is found by the name of something every object has.
  const organizers: OrganizerTree = Object.assign(
    Object.create(null),
    Object.fromEntries(lists.organizers.entries.map(({ code, parent }) => [code, { parent }])),
  )
  return { profile, calendar, organizers, lists }
}

/** The holiday lists in force: those that were loaded, else those the product brings along. */
export async function presentCalendar(db: Queryable): Promise<Calendar> {
  const loaded = await readCalendar(db)
  if (loaded === undefined) return (await readReviewed(profileFile('holidays'), parseCalendar)).calendar
  const parsed = parseCalendar(loaded)
  if (parsed.ok) return parsed.calendar
  throw new StartRefusal(
    `The loaded holiday lists cannot be used; load them again with npm run calendar:\n${problemLines(parsed.problems)}`,
  )
}

function indexed(entries: readonly Listed[]): KnownList {
  return {
    entries,
    byCode: new Map(entries.map((entry) => [entry.code, entry])),
    parents: new Set(entries.flatMap(({ parent }) => parent ?? [])),
  }
}
