import type { Draft } from '../draft.ts'
import { replyKinds } from '../duty.ts'
import { latenessClocks } from '../rows/row.ts'
import type { Clock } from '../types.ts'

/** The clocks whose end a unit is urged for by itself. */
export const urgedFor: readonly Clock['kind'][] = replyKinds

/** Lateness counts from the last moment in time, so that the first day after it is the first late one. */
export function countLateness(draft: Draft, { of, dueAt }: Clock): void {
  for (const kind of latenessClocks)
    if (draft.running(kind, of).length === 0) draft.startClock(kind, of, { start: dueAt - 1 })
}

/** Where nothing of an assignment is overdue after all, its lateness is not counted on. */
export function stopLateness(draft: Draft): void {
  const isLate = ({ kind, overdueAt }: Clock) => urgedFor.includes(kind) && overdueAt !== null
  for (const clock of latenessClocks.flatMap((kind) => draft.running(kind)))
    if (!draft.matter.clocks.some((one) => one.of === clock.of && isLate(one))) draft.end(clock)
}
