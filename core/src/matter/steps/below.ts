import { dueFields } from '../clock.ts'
import type { Draft } from '../draft.ts'
import { handleClockOf } from '../duty.ts'
import { isLive, superiorOf } from '../find.ts'
import type { Clock } from '../types.ts'

/** A due time that has become earlier, or has moved less, pulls what hangs below it: nothing is due after what it answers to. */
export function pullBelow(draft: Draft): void {
  for (const { id } of draft.matter.assignments.filter(isLive)) {
    const assignment = draft.assignment(id)!
    const superior = superiorOf(draft.matter, assignment)
    const [own, above] = [assignment, superior].map((one) => one && handleClockOf(draft.matter, one))
    if (own && above && own.dueAt > above.dueAt) boundBy(draft, own, above.dueAt)
  }
}

/** A bound moves with the pauses that are over, so it is set back by them to end where it should. */
function boundBy(draft: Draft, clock: Clock, dueAt: number): void {
  const paused = clock.pauses.reduce((sum, { from, to }) => (to === null ? sum : sum + to - from), 0)
  const notAfter = dueAt - paused
  draft.put('clocks', clock.id, { notAfter, ...dueFields(draft.context.calendar, { ...clock, notAfter }) })
}
