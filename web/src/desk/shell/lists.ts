import { type WorkList, workListNames, workLists } from 'contract/matter-items'
import type { Role } from 'core/access'

/** The work lists of somebody's roles, in the contract's order. */
export const listsOf = (roles: readonly Role[]): WorkList[] =>
  workListNames.filter((list) => (workLists[list] as readonly Role[]).some((role) => roles.includes(role)))
