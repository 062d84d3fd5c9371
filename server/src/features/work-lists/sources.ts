import { type WorkList, workLists } from 'contract/matter-items'
import type { WorkListQuery } from 'contract/work-lists'
import { isWithin, type Role, type Staff } from 'core/access'
import type { AssignmentState, MatterState } from 'core/matter'
import type { City } from '../../platform/services.ts'
import type { Reader } from './items.ts'
import { type Filters, isStillDue } from './store.ts'

/**
 * Where a list's lines come from: open matters of a state or that are supervised, what waits for the reader beside these,
 * live assignments of states, or all matters.
 */
export type Source =
  | { of: 'state'; state: MatterState }
  | { of: 'supervised' }
  | { of: 'duties' }
  | { of: 'open' }
  | { of: 'assignments'; states: readonly AssignmentState[] }
  | { of: 'all' }

const inState = (state: MatterState): Source => ({ of: 'state', state })
const assigned = (...states: AssignmentState[]): Source => ({ of: 'assignments', states })

const sources: Record<WorkList, Source> = {
  accept: inState('registered'),
  supplement: inState('supplementing'),
  dispatch: inState('dispatching'),
  audit: inState('auditing'),
  callback: inState('callback'),
  review: inState('reviewing'),
  rulings: { of: 'duties' },
  supervise: { of: 'supervised' },
  sign: assigned('issued'),
  handle: assigned('handling', 'returning'),
  approve: assigned('approving'),
  unit: assigned('issued', 'handling', 'approving', 'returning', 'replied'),
  open: { of: 'open' },
  all: { of: 'all' },
}

/** Roles of the centre that see every matter. A guidance department sees those under review (see `sightOf`). */
const seesAll: readonly Role[] = workLists.all.filter((role) => role !== 'guidance')

/** Whether somebody sees every matter by his roles. */
export const mayReadAll = ({ roles }: Pick<Staff, 'roles'>): boolean => roles.some((role) => seesAll.includes(role))

/** Where a list comes from for this reader: whoever may not see all matters looks through those under review. */
export function sourceOf(list: WorkList, actor: Pick<Staff, 'roles'>): Source {
  const isOverview = list === 'open' || list === 'all'
  return isOverview && !mayReadAll(actor) ? sources.review : sources[list]
}

/** What of a source has a light. Of all matters those that are open. */
export function litOf(source: Source): Source {
  if (source.of === 'all') return { of: 'open' }
  return source.of === 'assignments' ? { ...source, states: source.states.filter(isStillDue) } : source
}

/** A unit with every unit below it. */
export const unitsWithin = ({ organizers }: Pick<City, 'organizers'>, unit: string): string[] =>
  Object.keys(organizers).filter((organizer) => isWithin(organizers, organizer, unit))

/** The units whose assignments somebody's own lists show. */
export const ownUnits = (city: Pick<City, 'organizers'>, { organizer }: Pick<Staff, 'organizer'>): string[] =>
  organizer === null ? [] : unitsWithin(city, organizer)

/** A category with everything below it. */
export function categoriesWithin(city: Pick<City, 'all'>, category: string): string[] {
  const found = new Set([category])
  // The set grows while it is walked: each entry brings those right below it.
  for (const parent of found)
    for (const entry of city.all('categories')) if (entry.parent === parent) found.add(entry.code)
  return [...found]
}

/** Organizers and categories are asked for with all below them; a unit's own lists never leave its own. */
export function filtersOf(
  query: WorkListQuery,
  source: Source,
  { actor, city }: Pick<Reader, 'actor' | 'city'>,
): Filters {
  const { type, category, district, urgency, light, organizer } = query
  const asked = organizer === undefined ? undefined : unitsWithin(city, organizer)
  const organizers =
    source.of === 'assignments' ? ownUnits(city, actor).filter((unit) => !asked || asked.includes(unit)) : asked
  const categories = category === undefined ? undefined : categoriesWithin(city, category)
  return { type, categories, district, urgency, light, organizers }
}
