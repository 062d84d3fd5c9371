export { revealRoles } from 'core/access'

import { type Static, Type } from 'typebox'
import { closed, FreeText, Id, InstantText, MatterNo } from './scalars.ts'

/** Why something is done that the access log keeps with its reason. */
const Reason = FreeText({ maxLength: 500 })

/** Whose name and phone are asked for, and why. The reason is kept for whoever looks after the access log. */
export const RevealBody = closed({ participant: Id, reason: Reason })
export type RevealBody = Static<typeof RevealBody>

export const RevealedView = Type.Object({
  participant: Id,
  name: Type.String(),
  phone: Type.Optional(Type.String()),
})
export type RevealedView = Static<typeof RevealedView>

/** An account that is too close to a matter, and why: it sees nothing of the matter from now on. */
export const RecusalBody = closed({ account: Type.String({ minLength: 1, maxLength: 60 }), reason: Reason })
export type RecusalBody = Static<typeof RecusalBody>

export const RecusalsView = Type.Object({
  items: Type.Array(
    Type.Object({
      account: Type.String(),
      matter: MatterNo,
      decidedBy: Type.String(),
      at: InstantText,
      reason: Type.Optional(
        Type.String({ description: 'Long numbers in it are masked; absent once it was cut, or where none was given' }),
      ),
    }),
  ),
})
