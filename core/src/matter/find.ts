import { type Actor, isOneLine, type OrganizerTree } from '../access/index.ts'
import type { Instant } from '../calendar/index.ts'
import type { Assignment, AssignmentState, Matter, Overlay, Regime, RegimeKind, Stage } from './types.ts'

/** A matter whose demander must stay unknown to the units: a report, or one he asked to keep so. */
export const isSealed = (matter: Pick<Matter, 'type' | 'confidential'>): boolean =>
  matter.type === 'report' || matter.confidential

/** The moment of what happens `now` to a matter, or to some at once: never before its last event, also where the clock went back. */
export const momentFor = (now: Instant, ...matters: readonly Pick<Matter, 'lastAt'>[]): Instant =>
  Math.max(now, ...matters.map(({ lastAt }) => lastAt))

export const isOpen = (matter: Pick<Matter, 'state'>): boolean => matter.state !== 'closed'

const liveStates: readonly AssignmentState[] = ['issued', 'handling', 'approving', 'returning', 'replied']

/** An assignment that is still somebody's duty, or whose reply has not yet passed. */
export const isLive = (assignment: Assignment): boolean => liveStates.includes(assignment.state)

/** The lead whose duty the matter is now, if any. */
export const liveLead = (matter: Pick<Matter, 'assignments'>): Assignment | undefined =>
  matter.assignments.find((assignment) => assignment.kind === 'lead' && isLive(assignment))

/** Supervisions that nobody has lifted yet; `open` ones still wait for the unit's answer. */
export const supervisionsOf = (matter: Matter, states: readonly Overlay['state'][]): Overlay[] =>
  matter.overlays.filter(({ kind, state }) => kind === 'supervision' && states.includes(state))

/** The last lead, also when its work is done. */
export const lastLead = (matter: Pick<Matter, 'assignments'>): Assignment | undefined =>
  matter.assignments.findLast((assignment) => assignment.kind === 'lead')

/** The last part that an actor's unit had in a matter. */
export const lastPartOf = (matter: Pick<Matter, 'assignments'>, actor: Actor): Assignment | undefined =>
  matter.assignments.findLast(({ organizer }) => actor.kind === 'staff' && organizer === actor.organizer)

/** Whether the call-back of a matter waits for nobody any more: each who is still in it was heard, given up, or is owed none. */
export const isHeardOut = ({ state, participants }: Pick<Matter, 'state' | 'participants'>): boolean =>
  state === 'callback' && participants.every(({ leftAt, settled }) => leftAt !== null || settled !== null)

/**
 * The lead whose result a closed matter has. None where the centre gave it itself, also after a unit had returned the matter or
 * lost it again.
 */
export function handledBy(matter: Pick<Matter, 'closing' | 'assignments'>): Assignment | undefined {
  const lead = lastLead(matter)
  return matter.closing === 'answered' || lead?.state === 'returned' ? undefined : lead
}

/** Closings of which the demanders are told in the centre's own words. */
const inOwnWords: readonly Matter['closing'][] = ['answered', 'not_accepted', 'terminated']

/**
 * The lead whose public text the demanders were told last. None before a reply has passed its audit, and none where the
 * centre has answered, declined or terminated since: then its own words are the result, also while that is handled again.
 */
export function toldLead(
  matter: Pick<Matter, 'closing' | 'assignments' | 'clocks' | 'deliveredAt' | 'texts'>,
): Assignment | undefined {
  const { closing, assignments, clocks, deliveredAt, texts } = matter
  // A reply is told in the moment of its audit.
  const isReplyLast = clocks.some(({ kind, metAt }) => kind === 'audit' && metAt === deliveredAt)
  const isAnswered = texts.answer !== null && (inOwnWords.includes(closing) || !isReplyLast)
  return isAnswered ? undefined : assignments.findLast(({ kind, state }) => kind === 'lead' && state === 'completed')
}

/** Whether an organizer stands neither above nor below whoever gave the result of a matter. */
export function isApart(
  organizers: OrganizerTree,
  organizer: string,
  matter: Pick<Matter, 'closing' | 'assignments'>,
): boolean {
  const handled = handledBy(matter)?.organizer
  return !handled || !isOneLine(organizers, organizer, handled)
}

/** A unit may speak to the demander himself only where he is known to it. */
export const mayBeContacted = (matter: Matter): boolean =>
  matter.type !== 'report' && !matter.confidential && matter.participants.some(({ kind }) => kind !== 'anonymous')

/** What an assignment answers to: a child its parent, a co-organizer the lead; a lead nothing. */
export const superiorOf = (matter: Matter, { kind, parent }: Assignment): Assignment | undefined => {
  if (kind === 'sub') return matter.assignments.find(({ id }) => id === parent)
  return kind === 'co' ? liveLead(matter) : undefined
}

/** The regime of a kind that is on. */
export const regimeOf = (matter: Pick<Matter, 'regimes'>, kind: RegimeKind): Regime | undefined =>
  matter.regimes.find((one) => one.kind === kind && one.openedAt !== null && one.endedAt === null)

/** The stages of a regime: those of every plan of it that was approved. */
export const stagesOf = ({ stages }: Pick<Matter, 'stages'>, { id }: Pick<Regime, 'id'>): Stage[] =>
  stages.filter(({ regime }) => regime === id)
