import { isPaused, isRunning, stateClocks } from './clock.ts'
import type { ClockKind } from './clock-kinds.ts'
import { isLive, liveLead, regimeOf } from './find.ts'
import type { Assignment, Clock, Matter } from './types.ts'

/** What an assignment's reply is owed by, in its different turns. */
export const replyKinds = ['handle', 'rehandle', 'finalReply', 'legalReport'] as const satisfies ClockKind[]

const earliest = (clocks: readonly Clock[]): Clock | undefined =>
  clocks.reduce<Clock | undefined>((first, one) => (first && first.dueAt <= one.dueAt ? first : one), undefined)

/** The running clock by which an assignment's reply is due; a suspended one only where no other runs. */
export function handleClockOf(matter: Matter, { id }: Assignment): Clock | undefined {
  const own = matter.clocks.filter(
    (clock) => clock.of === id && replyKinds.some((kind) => kind === clock.kind) && isRunning(clock),
  )
  return earliest(own.filter((clock) => !isPaused(clock))) ?? own[0]
}

/** A lead's limit that was suspended to the end, since after a legal procedure the report on it is owed in its place. */
export const restsForGood = ({ clocks }: Pick<Matter, 'clocks'>, { of, metAt, pauses }: Clock): boolean =>
  metAt !== null && pauses.at(-1)?.to === metAt && clocks.some((one) => one.kind === 'legalReport' && one.of === of)

/** The running clocks of a long-term matter's plan. */
function planClocks(matter: Matter): Clock[] {
  const regime = regimeOf(matter, 'longTerm')
  const stages = matter.stages.filter((stage) => stage.regime === regime?.id).map(({ id }) => id)
  const isOfPlan = ({ of }: Clock) => of !== null && (of === regime?.id || stages.includes(of))
  return matter.clocks.filter((clock) => isOfPlan(clock) && isRunning(clock))
}

/** The running clocks by which the unit of a matter in a legal procedure confirms that it goes on. */
const checkClocks = ({ clocks }: Matter): Clock[] =>
  clocks.filter((clock) => clock.kind === 'legalCheck' && isRunning(clock))

/**
 * The clock that says when an assignment has to show something next: its reply, or for the lead of a matter in a regime
 * the next step of its plan or confirmation of its procedure. Undefined when it owes nothing any more, or as long as its
 * limit is suspended: a limit that rests is owed on no day.
 */
export function nextDutyOf(matter: Matter, assignment: Assignment): Clock | undefined {
  const reply = handleClockOf(matter, assignment)
  if (reply && !isPaused(reply)) return reply
  const isLead = assignment.kind === 'lead' && isLive(assignment)
  return isLead ? earliest([...checkClocks(matter), ...planClocks(matter)]) : undefined
}

/**
 * The clock by which an assignment is shown as due: the one of its next duty, and once it owes nothing the last one its
 * reply was owed by. Undefined as long as that one is suspended.
 */
export function shownDutyOf(matter: Matter, assignment: Assignment): Clock | undefined {
  const isReply = ({ of, kind }: Clock): boolean => of === assignment.id && replyKinds.some((one) => one === kind)
  const last = matter.clocks.findLast(isReply)
  return nextDutyOf(matter, assignment) ?? (last && isPaused(last) ? undefined : last)
}

/** The clock that what hangs below an assignment must not outlast: its reply's, or the last one of its plan. */
export const lastDutyOf = (matter: Matter, assignment: Assignment): Clock | undefined =>
  handleClockOf(matter, assignment) ?? planClocks(matter).sort((one, other) => other.dueAt - one.dueAt)[0]

/** The clock that everybody who asks after the matter is told of: what is owed in this state, by the lead where there is one. */
export function dutyOf(matter: Matter): Clock | undefined {
  const kinds = stateClocks[matter.state]
  const lead = liveLead(matter)?.id
  const isOfLead = ({ of }: Clock) => of === lead || !matter.assignments.some(({ id }) => id === of)
  return earliest(
    matter.clocks.filter(
      (clock) => kinds.includes(clock.kind) && isRunning(clock) && !isPaused(clock) && isOfLead(clock),
    ),
  )
}
