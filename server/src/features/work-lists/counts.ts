import { type WorkList, workListNames, workLists } from 'contract/views'
import type { ListCounts } from 'contract/work-lists'
import type { Role, Staff } from 'core/access'
import type { City, Services } from '../../platform/services.ts'
import { complainedOf } from './described/store.ts'
import { countOfDuties } from './duties.ts'
import { isAbout } from './items.ts'
import { ownUnits, type Source, sourceOf } from './sources.ts'
import { countOfAssignments, countOfOpen, type OpenList, someOpen } from './store.ts'

/** Beyond this a list is told to be longer: nobody waits for an exact number. */
const most = 1_000

const listsOf = ({ roles }: Staff): WorkList[] =>
  workListNames.filter((list) => (workLists[list] as readonly Role[]).some((role) => roles.includes(role)))

type Parts = Pick<Services, 'db' | 'city'>

/** How many wait in each list of the reader's roles. What he may not know of is not counted. */
export async function countLists(parts: Parts, actor: Staff): Promise<ListCounts> {
  const items: ListCounts['items'] = []
  for (const list of listsOf(actor)) {
    const source = sourceOf(list, actor)
    if (source.of === 'all') continue
    const count = await countOf(parts, source, actor)
    items.push({ list, count: Math.min(count, most), capped: count > most })
  }
  return { items }
}

async function countOf({ db, city }: Parts, source: Exclude<Source, { of: 'all' }>, actor: Staff): Promise<number> {
  const limit = most + 1
  if (source.of === 'assignments')
    return countOfAssignments(db, { organizers: ownUnits(city, actor), states: source.states, limit })
  if (source.of === 'duties') return countOfDuties(db, actor, limit)
  if (actor.organizer === null) return countOfOpen(db, openList(source), limit)
  const ids = await someOpen(db, openList(source), limit)
  return ids.length - (await countAbout({ db, city }, ids, actor))
}

const openList = (source: Exclude<Source, { of: 'all' | 'assignments' | 'duties' }>): OpenList =>
  source.of === 'state' ? source : source.of

/** Somebody of a unit is not even to learn that there is a matter about it. */
async function countAbout({ db, city }: { db: Parts['db']; city: City }, ids: string[], actor: Staff): Promise<number> {
  return (await complainedOf(db, ids)).filter((about) => isAbout({ actor, city }, about)).length
}
