import { isRunning } from '../clock.ts'
import { clockKinds } from '../clock-kinds.ts'
import type { Draft } from '../draft.ts'
import { outlivesClosing } from '../rulings.ts'

/** Ends every running clock of an assignment, a ruling or an overlay: it is no longer owed. */
export function endClocksOf(draft: Draft, of: string): void {
  for (const clock of draft.matter.clocks) if (clock.of === of && isRunning(clock)) draft.end(clock)
}

/** Ends what a closed matter no longer owes. Supervisions, and rulings on what is past, run on beyond its end. */
export function endOwnClocks(draft: Draft): void {
  const kept = new Set(draft.matter.rulings.filter(outlivesClosing).map(({ id }) => id))
  for (const clock of draft.matter.clocks)
    if (isRunning(clock) && clockKinds[clock.kind].of !== 'overlay' && !kept.has(clock.of ?? '')) draft.end(clock)
}
