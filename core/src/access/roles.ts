/** The roles of staff. A demander has no role: what he may do comes from being a participant of the matter. */
export const roles = [
  'operator',
  'shift_leader',
  'dispatcher',
  'auditor',
  'callback_clerk',
  'inspector',
  'kb_editor',
  'supervisor',
  'centre_manager',
  'organizer_clerk',
  'organizer_leader',
  'guidance',
  'office',
  'leader',
  'system_admin',
  'security_admin',
  'audit_admin',
] as const
export type Role = (typeof roles)[number]

/** Roles of which one account may hold at most one, since they watch over each other (三员分立). */
export const administratorRoles = ['system_admin', 'security_admin', 'audit_admin'] as const satisfies Role[]

/** A member of staff. `organizer` is the unit he works for; null for the staff of the centre. */
export interface Staff {
  kind: 'staff'
  account: string
  roles: readonly Role[]
  organizer: string | null
  /** Numbers of matters that he is recused from: he is too close to them. */
  recused?: readonly string[]
}

/** One participant of one matter, known by number and code. */
export interface Demander {
  kind: 'demander'
  matter: string
  participant: string
}

/** Who acts: staff, a demander, anyone at the portal, or the system itself when a clock has run out. */
export type Actor = Staff | Demander | { kind: 'public' } | { kind: 'system' }

/** Units by id with the unit they stand under; null at the top. */
export type OrganizerTree = Readonly<Record<string, { parent: string | null }>>

/** True when `organizer` is `ancestor` or stands under it, to any depth. */
export function isWithin(tree: OrganizerTree, organizer: string, ancestor: string): boolean {
  const seen = new Set<string>()
  for (let at: string | null | undefined = organizer; at && !seen.has(at); at = tree[at]?.parent) {
    if (at === ancestor) return true
    seen.add(at)
  }
  return false
}

/** Whether one of two organizers stands above the other, or both are the same. */
export const isOneLine = (tree: OrganizerTree, one: string, other: string): boolean =>
  isWithin(tree, one, other) || isWithin(tree, other, one)

export const hasRole = (actor: Actor, role: Role): boolean => actor.kind === 'staff' && actor.roles.includes(role)
