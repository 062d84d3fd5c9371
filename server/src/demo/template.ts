import type { MatterType, Urgency } from 'core/matter'

/** Kinds of spot a request is about; each has invented names in `spots.ts`. */
export type Spot = 'estate' | 'road' | 'school' | 'park' | 'market' | 'station' | 'site' | 'hall'

/**
 * Material for one kind of request. Texts may hold the slots {district} {street} {place} {time} {detail} {count};
 * {time} is always a moment that has passed.
 */
export interface Template {
  type: MatterType
  category: string
  urgency?: Urgency
  spot: Spot
  title: string
  /** Ways in which residents put it. */
  content: readonly string[]
  /** What {detail} may be. */
  details: readonly string[]
  /** From and to of {count}; 2 to 9 where it is left out. */
  counts?: readonly [number, number]
  /** What the demander reads of the result. */
  publicReply: string
  /** What the unit tells the centre. */
  internalReply: string
  /** For reports: the request told without anything that shows who made it. */
  forUnits?: string
  /** What the centre can say at once, where it knows the answer. */
  answer?: string
  /** True where the request complains of the street office itself. */
  aboutStreet?: boolean
  /** Why the hotline may not take it, and the channel that is open instead. */
  decline?: { reason: string; channel: 'litigation' | 'arbitration' | 'reconsideration' | 'disclosure' | 'petition' }
}
