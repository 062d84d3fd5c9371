import { type Actor, administratorRoles, type Role } from './roles.ts'

/** Roles that see a demander masked and may have him revealed, with a reason that is kept. */
export const revealRoles = ['supervisor', 'centre_manager'] as const satisfies Role[]

export const mayReveal = (actor: Actor): boolean =>
  actor.kind === 'staff' && revealRoles.some((role) => actor.roles.includes(role))

/** Roles of somebody who works for an organizer; all others are of the centre, the offices and the administration. */
export const organizerRoles = ['organizer_clerk', 'organizer_leader', 'guidance'] as const satisfies Role[]

/** What of the administration is refused, and by which rule. */
export const administrationRules = [
  'rights.own',
  'rights.apart',
  'rights.organizer',
  'rights.asked',
  'account.own',
  'account.rights',
  'organizer.work',
  'organizer.cycle',
  'cut.own',
  'cut.open',
  'cut.asked',
  'cut.done',
] as const
export type AdministrationRule = (typeof administrationRules)[number]

const isAdministrator = (role: Role): boolean => (administratorRoles as readonly Role[]).includes(role)

/** Why these roles do not go together in one account, of a unit or of the centre; null when they do. */
export function rolesFault(roles: readonly Role[], organizer: string | null): AdministrationRule | null {
  if (roles.filter(isAdministrator).length > 1) return 'rights.apart'
  // An administrator who also works on matters would watch over himself.
  if (roles.some(isAdministrator) && roles.length > 1) return 'rights.apart'
  const ofUnits = roles.filter((role) => (organizerRoles as readonly Role[]).includes(role)).length
  if (organizer === null && ofUnits > 0) return 'rights.organizer'
  return organizer !== null && ofUnits < roles.length ? 'rights.organizer' : null
}

/** Whether a second person must approve: what an administrator may do is given to him or taken from him. */
export const needsSecondPerson = (before: readonly Role[], after: readonly Role[]): boolean =>
  [...before, ...after].some((role) => isAdministrator(role) && before.includes(role) !== after.includes(role))
