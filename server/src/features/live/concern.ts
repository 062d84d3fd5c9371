import { type WorkList, workLists } from 'contract/matter-items'
import { isWithin, type OrganizerTree, type Role, type Staff } from 'core/access'
import type { MatterNotice } from '../../platform/news.ts'

/** Roles that see a matter only through their organizer; guidance also while a review waits for it. */
const unitRoles: readonly Role[] = ['organizer_clerk', 'organizer_leader', 'guidance']

/**
 * The work lists of the reader that a changed matter concerns; none when he may not know of it. Staff of units hear of
 * what concerns their organizer or one below it, and never of a matter that is about them.
 */
export function concernedLists(
  { roles, organizer, recused }: Staff,
  notice: MatterNotice,
  tree: OrganizerTree,
): WorkList[] {
  const under = (ancestor: string): boolean => organizer !== null && isWithin(tree, organizer, ancestor)
  if (notice.hidden.some(under) || recused?.includes(notice.no)) return []

  const ofUnit = organizer !== null && notice.units.some((unit) => isWithin(tree, unit, organizer))
  const hears = (role: Role, list: WorkList): boolean => {
    // While nodes are renewed one by one, a newer one may name a list that this one does not know.
    if (!(workLists[list] as readonly Role[] | undefined)?.includes(role)) return false
    return ofUnit || !unitRoles.includes(role) || (role === 'guidance' && list === 'review')
  }
  return notice.lists.filter((list) => roles.some((role) => hears(role, list)))
}
