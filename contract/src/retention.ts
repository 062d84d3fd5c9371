import { type Static, Type } from 'typebox'
import { closed, FreeText, Id, InstantText, MatterNo } from './scalars.ts'

/** Why a matter's personal data are to be cut before their time. It is cut with them. */
export const CutBody = closed({ reason: FreeText({ maxLength: 500 }) })
export type CutBody = Static<typeof CutBody>

/** The request, which waits for a second person. */
export const CutAsked = Type.Object({ id: Id })

export const CutRequests = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Id,
      matter: MatterNo,
      askedBy: Type.String(),
      askedAt: InstantText,
      reason: Type.Optional(Type.String({ description: 'Long numbers in it are masked' })),
    }),
  ),
})
export type CutRequests = Static<typeof CutRequests>

/** Approved, everything is cut at once and for good. */
export const CutRuling = closed({ ruling: Type.Enum(['approve', 'reject'] as const) })
export type CutRuling = Static<typeof CutRuling>
