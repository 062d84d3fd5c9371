import type { Actor } from 'core/access'
import { type Instant, toIso } from 'core/calendar'
import type { Context, Matter, Question } from 'core/matter'
import type { City, Language } from '../../platform/services.ts'
import type { Seen } from './reading.ts'

/** With what a matter is shown: what the reader may see, what he may do, and in which language. */
export interface Shown {
  seen: Seen
  context: Context
  city: City
  language: Language
}

/** A moment as the API writes it. */
export const at = (instant: Instant | null): string | null => (instant === null ? null : toIso(instant))

type Defined<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> }

/** The fields that have a value. */
export const defined = <Fields extends Record<string, unknown>>(fields: Fields): Defined<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<Fields>

/**
 * False for a demander who joined or came by a merge: what the first one wrote and where he lives is not told to him.
 * True for the first demander, and for everybody who is not a demander.
 */
export const isFirst = ({ participants }: Pick<Matter, 'participants'>, actor: Actor): boolean =>
  actor.kind !== 'demander' || participants[0]?.id === actor.participant

/**
 * Whether a demander may read the answer to a question: he gave it, or nobody else can have where that was not kept.
 * True for everybody who is not a demander.
 */
export const mayReadAnswer = (
  { participants }: Pick<Matter, 'participants'>,
  { answeredBy }: Pick<Question, 'answeredBy'>,
  actor: Actor,
): boolean =>
  actor.kind !== 'demander' || (answeredBy === undefined ? participants.length === 1 : answeredBy === actor.participant)
