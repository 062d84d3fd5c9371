import { isWithin } from '../../access/index.ts'
import type { OwnTerms } from '../clock.ts'
import type { ClockKind } from '../clock-kinds.ts'
import type { Draft } from '../draft.ts'
import { isLive, lastLead, mayBeContacted, regimeOf } from '../find.ts'
import type { Assignment } from '../types.ts'
import { endClocksOf } from './clocks.ts'
import { liftOverlays } from './overlay.ts'
import { endRegimes } from './regime.ts'
import { dropRulings } from './ruling.ts'

/** An assignment ends without a reply, with everything that hangs below it. */
export function release(draft: Draft, assignment: Assignment, state: 'returned' | 'recalled'): void {
  draft.put('assignments', assignment.id, { state })
  endClocksOf(draft, assignment.id)
  for (const question of draft.matter.questions)
    if (question.assignment === assignment.id) endClocksOf(draft, question.id)
  dropRulings(draft, { assignment: assignment.id })
  for (const child of draft.matter.assignments)
    if (child.parent === assignment.id && isLive(child)) release(draft, child, 'recalled')
}

/** A lead leaves: what was done for it, beside it and about it goes with it. */
export function releaseLead(draft: Draft, lead: Assignment, state: 'returned' | 'recalled'): void {
  release(draft, lead, state)
  for (const other of draft.matter.assignments) if (isLive(other)) release(draft, other, 'recalled')
  liftOverlays(draft, 'dispute')
  endRegimes(draft)
}

/** The clocks of a lead that begins a period of its own; a long-term matter goes by its plan. */
export function leadClocks(draft: Draft): { kind: ClockKind; own?: OwnTerms }[] {
  const contact = mayBeContacted(draft.matter) ? [{ kind: 'contact' as const }] : []
  const handle = regimeOf(draft.matter, 'longTerm') ? [] : [{ kind: 'handle' as const }]
  return [{ kind: 'sign' }, ...contact, ...handle]
}

/** The last lead handles the matter again, in a new round and without a right of return. */
export function reassignLead(draft: Draft, clocks: readonly ClockKind[]): Assignment {
  const { organizer } = lastLead(draft.matter)!
  draft.set({ round: draft.matter.round + 1 })
  return draft.assign(
    { organizer, kind: 'lead', mayReturn: false },
    clocks.map((kind) => ({ kind })),
  )
}

/** True when a unit, or one it stands under, is complained of in the matter. */
export const isComplainedOf = ({ matter, context }: Pick<Draft, 'matter' | 'context'>, organizer: string): boolean =>
  matter.about.some((about) => isWithin(context.organizers, organizer, about))
