import { type Static, Type } from 'typebox'

/**
 * How many commits are not counted yet (up to 1,000), and for how many seconds the oldest of them has waited; `recounting`: whether
 * everything is to be counted anew, so that figures of the past may be missing until that is done.
 */
export const Behind = Type.Object({ commits: Type.Integer(), seconds: Type.Integer(), recounting: Type.Boolean() })
export type Behind = Static<typeof Behind>
