export { revealRoles } from 'core/access'

import { type Static, Type } from 'typebox'
import { closed, FreeText, Id, InstantText, MatterNo } from './scalars.ts'

/** Whose name and phone are asked for, and why. The reason is kept for whoever looks after the access log. */
export const RevealBody = closed({ participant: Id, reason: FreeText({ maxLength: 500 }) })
export type RevealBody = Static<typeof RevealBody>

export const RevealedView = Type.Object({
  participant: Id,
  name: Type.String(),
  phone: Type.Optional(Type.String()),
})
export type RevealedView = Static<typeof RevealedView>

/** An account that is too close to a matter: it sees nothing of it from now on. */
export const RecusalBody = closed({ account: Type.String({ minLength: 1, maxLength: 60 }) })

export const RecusalsView = Type.Object({
  items: Type.Array(
    Type.Object({ account: Type.String(), matter: MatterNo, decidedBy: Type.String(), at: InstantText }),
  ),
})
