import { type WorkList, workListNames, workLists } from 'contract/matter-items'
import type { ListCounts } from 'contract/work-lists'
import type { Role, Staff } from 'core/access'
import type { City, Services } from '../../platform/services.ts'
import { type Counted, countEach } from './counted/store.ts'
import { complainedOf } from './described/store.ts'
import { someDuties } from './duties.ts'
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
    { limit, except: actor.recused ?? [] },
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

type Standing = Exclude<Counting, { of: 'assignments' }>

/**
 * The list where it may hold what is about the reader's unit: he is not even to learn that there is such a matter. Work on
 * it is never given to that unit, but as a department it may be the one to guide it or to rule on it.
 */
function listWithHidden(source: Counting, { roles, organizer }: Staff): Standing | undefined {
  if (organizer === null || source.of === 'assignments') return undefined
  return source.of !== 'duties' || roles.includes('guidance') ? source : undefined
}

/** More are read where some are hidden, or a list longer than is counted would tell how many. */
async function countShown({ db, city }: Parts, source: Standing, actor: Staff): Promise<number> {
  for (let asked = limit; ; asked *= 2) {
    const found = await (source.of === 'duties' ? someDuties(db, actor, asked) : someOpen(db, openList(source), asked))
    const ids = found.filter(({ no }) => !actor.recused?.includes(no)).map(({ id }) => id)
    const hidden = (await complainedOf(db, ids)).filter((about) => isAbout({ actor, city }, about)).length
    const count = ids.length - hidden
    if (count >= limit || found.length < asked) return count
  }
}

const openList = (source: Exclude<Source, { of: 'all' | 'assignments' | 'duties' }>): OpenList =>
  source.of === 'state' ? source : source.of
