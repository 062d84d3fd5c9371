import { type Static, Type } from 'typebox'

/** How many commits are not counted yet (up to 1,000), and for how many seconds the oldest of them has waited. */
export const Behind = Type.Object({ commits: Type.Integer(), seconds: Type.Integer() })
export type Behind = Static<typeof Behind>
