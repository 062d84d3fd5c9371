import type { MatterChange } from 'contract/live'
import type { WorkList } from 'contract/matter-items'
import type { Staff } from 'core/access'
import type { News, RoleNotice } from '../../platform/news.ts'
import type { City } from '../../platform/services.ts'
import { concernedLists, mayHear } from './concern.ts'
import { eventText } from './watched/events.ts'
import { staffKey } from './watched/sight.ts'

type Tree = Pick<City, 'organizers'>

/** What one piece of news means to a member of staff. */
export interface Told {
  /** What to write on his stream. */
  textFor(staff: Staff): string
  /** His lists that it concerns. */
  listsOf(staff: Staff): ReadonlySet<WorkList>
}

/** A notice is for a role, of its unit alone where one is named: as the page of notices shows it. */
const isFor = (staff: Staff, notice: RoleNotice, tree: City['organizers']): boolean =>
  staff.roles.includes(notice.role) &&
  (notice.organizer === null || notice.organizer === staff.organizer) &&
  mayHear(staff, notice, tree)

/** Most share role and organizer with others, so what is told is worked out once for all who do. `id` is the news' number. */
export function toldBy({ matters, notices = [] }: News, { city, id }: { city: Tree; id: number }): Told {
  const known = new Map<string, { text: string; lists: ReadonlySet<WorkList> }>()

  function workOut(staff: Staff) {
    const changes = matters
      .map((notice): MatterChange => ({ no: notice.no, lists: concernedLists(staff, notice, city.organizers) }))
      .filter(({ lists }) => lists.length > 0)
    const texts = changes.map((change) => eventText('matter', JSON.stringify(change), id))
    if (notices.some((notice) => isFor(staff, notice, city.organizers))) texts.push(eventText('notice', '{}'))
    return { text: texts.join(''), lists: new Set(changes.flatMap(({ lists }) => lists)) }
  }

  function toldTo(staff: Staff) {
    const key = staffKey(staff)
    const told = known.get(key) ?? workOut(staff)
    known.set(key, told)
    return told
  }

  return {
    textFor: (staff) => toldTo(staff).text,
    listsOf: (staff) => toldTo(staff).lists,
  }
}
