import type { Actor } from '../access/index.ts'
import type { Instant } from '../calendar/index.ts'
import type { CommandName } from './lifecycle.ts'
import type {
  Assignment,
  CallbackTry,
  Clock,
  Matter,
  Overlay,
  Participant,
  Question,
  Rating,
  Regime,
  Ruling,
  Stage,
} from './types.ts'

/** The lists of a matter, by name, with what they hold. */
export interface Parts {
  participants: Participant
  assignments: Assignment
  clocks: Clock
  rulings: Ruling
  overlays: Overlay
  questions: Question
  regimes: Regime
  stages: Stage
  ratings: Rating
  tries: CallbackTry
}
export type PartName = keyof Parts

/** Fields of the matter itself, without its lists. */
export type MatterFields = Omit<Matter, PartName | 'version' | 'lastAt'>

/** One primitive change. A part whose id is new is added whole; a known one takes over what `set` holds. */
export type Change =
  | { of: 'matter'; set: Partial<MatterFields> }
  | { [Name in PartName]: { of: Name; id: string; set: Partial<Parts[Name]> } }[PartName]

/**
 * What happened, with everything that followed from it. The changes are the outcome itself, so that replay needs
 * neither the table nor the rules of that day. `facts` is the command's body; texts and persons appear as digests only.
 */
export interface MatterEvent {
  id: string
  matter: string
  seq: number
  at: Instant
  command: CommandName
  outcome: string
  actor: Actor
  /** The participant for whom an operator acted, and the contact in which he asked. */
  onBehalf: { participant: string; contact: string } | null
  facts: Readonly<Record<string, unknown>>
  changes: readonly Change[]
}
