import { roles } from 'core/access'
import { type Static, Type } from 'typebox'
import { expected } from './bodies/common.ts'
import { Code, closed, Id, InstantText, nullable, visible } from './scalars.ts'

const Name = Type.String({ pattern: '^[a-z0-9_.-]{1,60}$' })
const Display = Type.String({ minLength: 1, maxLength: 60, pattern: visible })
/** Rises with every change, by whomever. */
const Version = Type.Integer({ minimum: 1 })
const roleList = Type.Array(Type.Enum(roles), { maxItems: roles.length, uniqueItems: true })

export const ByName = Type.Object({ name: Type.String({ maxLength: 60 }) })
export const ById = Type.Object({ id: Id })

/** A new account has no roles yet: the security administrator gives them. */
export const AccountBody = closed({ name: Name, display: Display, displayEn: Display, organizer: nullable(Code) })
export type AccountBody = Static<typeof AccountBody>

/** The unit changes only while the account has no roles, since what they open depends on it. */
export const AccountChange = closed({
  ...expected,
  display: Type.Optional(Display),
  displayEn: Type.Optional(Display),
  organizer: Type.Optional(nullable(Code)),
  disabled: Type.Optional(Type.Boolean()),
})
export type AccountChange = Static<typeof AccountChange>

export const AccountView = Type.Object({
  name: Type.String(),
  display: Type.String(),
  displayEn: Type.String(),
  roles: roleList,
  organizer: nullable(Type.String()),
  disabled: Type.Boolean(),
  demo: Type.Boolean(),
  mustChange: Type.Boolean(),
  hasFactor: Type.Boolean(),
  version: Version,
})
export type AccountView = Static<typeof AccountView>

export const AccountsQuery = closed({
  organizer: Type.Optional(Code),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
  cursor: Type.Optional(Type.String({ maxLength: 60 })),
})
export type AccountsQuery = Static<typeof AccountsQuery>
export const AccountsPage = Type.Object({ items: Type.Array(AccountView), next: nullable(Type.String()) })
export type AccountsPage = Static<typeof AccountsPage>

/** `password` is for one sign-in, and told this once. */
export const OneTimePassword = Type.Object({ name: Type.String(), password: Type.String() })
export type OneTimePassword = Static<typeof OneTimePassword>

/** All roles the account has afterwards. */
export const RolesBody = closed({ ...expected, roles: roleList })
export type RolesBody = Static<typeof RolesBody>

export const RightsRequestView = Type.Object({
  id: Id,
  account: Type.String(),
  roles: roleList,
  askedBy: Type.String(),
  askedAt: InstantText,
})
export type RightsRequestView = Static<typeof RightsRequestView>
/** Done, or waiting for a second person. `version`: that of the account afterwards. */
export const RightsAnswer = Type.Object({ roles: roleList, request: nullable(RightsRequestView), version: Version })
export type RightsAnswer = Static<typeof RightsAnswer>
export const RightsRequests = Type.Object({ items: Type.Array(RightsRequestView) })
export const RightsRuling = closed({ ruling: Type.Enum(['approve', 'reject'] as const) })

export const organizerKinds = ['bureau', 'district', 'street', 'utility', 'other'] as const
const kind = Type.Enum(organizerKinds)
const label = Display
export const OrganizerBody = closed({ id: Code, label, labelEn: label, parent: nullable(Code), kind })
export type OrganizerBody = Static<typeof OrganizerBody>
export const OrganizerChange = closed({
  ...expected,
  label: Type.Optional(label),
  labelEn: Type.Optional(label),
  parent: Type.Optional(nullable(Code)),
  disabled: Type.Optional(Type.Boolean()),
})
export type OrganizerChange = Static<typeof OrganizerChange>
export const OrganizerView = Type.Object({ ...OrganizerBody.properties, disabled: Type.Boolean(), version: Version })
export type OrganizerView = Static<typeof OrganizerView>

/** A unit of the list; `hasWork` is true of one that was shut and has open work all the same, to be recalled or done. */
export const ListedOrganizer = Type.Object({ ...OrganizerView.properties, hasWork: Type.Boolean() })
export type ListedOrganizer = Static<typeof ListedOrganizer>

/** Every unit, also those that were shut, by code. They are few: there are no pages. */
export const OrganizersView = Type.Object({ items: Type.Array(ListedOrganizer) })
