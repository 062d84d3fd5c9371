import { isPaused, isRunning, stateClocks } from './clock.ts'
import type { ClockKind } from './clock-kinds.ts'
import { liveLead } from './find.ts'
import type { Assignment, Clock, Matter } from './types.ts'

const handleKinds: readonly ClockKind[] = ['handle', 'rehandle']

/** The running clock by which an assignment's reply is due. */
export const handleClockOf = (matter: Matter, { id }: Assignment): Clock | undefined =>
  matter.clocks.find((clock) => clock.of === id && handleKinds.includes(clock.kind) && isRunning(clock))

/** The clock that everybody who asks after the matter is told of: what is owed in this state, by the lead where there is one. */
export function dutyOf(matter: Matter): Clock | undefined {
  const kinds = stateClocks[matter.state]
  const lead = liveLead(matter)?.id
  const owed = matter.clocks.filter(
    (clock) => kinds.includes(clock.kind) && isRunning(clock) && !isPaused(clock) && isOfLead(matter, clock, lead),
  )
  return owed.sort((one, other) => one.dueAt - other.dueAt)[0]
}

const isOfLead = (matter: Matter, { of }: Clock, lead: string | undefined): boolean =>
  of === lead || !matter.assignments.some(({ id }) => id === of)
