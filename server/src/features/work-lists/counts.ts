import { type WorkList, workListNames, workLists } from 'contract/matter-items'
import type { ListCounts } from 'contract/work-lists'
import type { Role, Staff } from 'core/access'
import type { City, Services } from '../../platform/services.ts'
import { type Counted, countEach } from './counted/store.ts'
import { complainedOf } from './described/store.ts'
import { isAbout } from './items.ts'
import { ownUnits, type Source, sourceOf } from './sources.ts'
import { type OpenList, someOpen } from './store.ts'

/** Beyond this a list is told to be longer: nobody waits for an exact number. */
const most = 1_000
const limit = most + 1

const listsOf = ({ roles }: Staff): WorkList[] =>
  workListNames.filter((list) => (workLists[list] as readonly Role[]).some((role) => roles.includes(role)))

type Parts = Pick<Services, 'db' | 'city'>

/** How many wait in each list of the reader's roles. What he may not know of is not counted. */
export async function countLists({ db, city }: Parts, actor: Staff): Promise<ListCounts> {
  const asked = listsOf(actor).flatMap((list) => {
    const source = sourceOf(list, actor)
    return source.of === 'all' ? [] : [{ list, source }]
  })
  const whole = asked.filter(({ source }) => !listWithHidden(source, actor))
  const counts = await countEach(
    db,
    whole.map(({ source }) => countedOf(source, { city, actor })),
    limit,
  )
  const known = new Map(whole.map(({ list }, place) => [list, counts[place]!]))
  const items: ListCounts['items'] = []
  for (const { list, source } of asked) {
    const open = listWithHidden(source, actor)
    const count = open ? await countShown({ db, city }, open, actor) : known.get(list)!
    items.push({ list, count: Math.min(count, most), capped: count > most })
  }
  return { items }
}

type Counting = Exclude<Source, { of: 'all' }>

function countedOf(source: Counting, { city, actor }: { city: City; actor: Staff }): Counted {
  if (source.of === 'assignments')
    return { of: 'assignments', organizers: ownUnits(city, actor), states: source.states }
  if (source.of === 'duties') return { of: 'duties', who: actor }
  return { of: 'open', list: openList(source) }
}

/** The list where it may hold what is about the reader's unit: he is not even to learn that there is such a matter. */
const listWithHidden = (source: Counting, { organizer }: Staff): OpenList | undefined =>
  organizer === null || source.of === 'assignments' || source.of === 'duties' ? undefined : openList(source)

async function countShown({ db, city }: Parts, list: OpenList, actor: Staff): Promise<number> {
  const ids = await someOpen(db, list, limit)
  return ids.length - (await complainedOf(db, ids)).filter((about) => isAbout({ actor, city }, about)).length
}

const openList = (source: Exclude<Source, { of: 'all' | 'assignments' | 'duties' }>): OpenList =>
  source.of === 'state' ? source : source.of
