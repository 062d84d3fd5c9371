import { type WorkList, workLists } from 'contract/matter-items'
import { isWithin, type OrganizerTree, type Role, type Staff } from 'core/access'
import type { MatterNotice } from '../../platform/news.ts'

/** Roles that see a matter only through their organizer; guidance also while a review waits for it. */
const unitRoles: readonly Role[] = ['organizer_clerk', 'organizer_leader', 'guidance']

/** False for staff of units that a matter is about, those below them, and whoever is recused from it: they never hear of it. */
export function mayHear(
  { organizer, recused }: Staff,
  { no, hidden }: Pick<MatterNotice, 'no' | 'hidden'>,
  tree: OrganizerTree,
): boolean {
  const isAboutHim = organizer !== null && hidden.some((unit) => isWithin(tree, organizer, unit))
  return !isAboutHim && !recused?.includes(no)
}

/**
 * The work lists of the reader that a changed matter concerns; none when he may not know of it. Staff of units hear of
 * what concerns their organizer or one below it, and never of a matter that is about them.
 */
export function concernedLists(staff: Staff, notice: MatterNotice, tree: OrganizerTree): WorkList[] {
  const { roles, organizer } = staff
  if (!mayHear(staff, notice, tree)) return []

  const ofUnit = organizer !== null && notice.units.some((unit) => isWithin(tree, unit, organizer))
  const hears = (role: Role, list: WorkList): boolean => {
    // While nodes are renewed one by one, a newer one may name a list that this one does not know.
    if (!(workLists[list] as readonly Role[] | undefined)?.includes(role)) return false
    return ofUnit || !unitRoles.includes(role) || (role === 'guidance' && list === 'review')
  }
  return notice.lists.filter((list) => roles.some((role) => hears(role, list)))
}
