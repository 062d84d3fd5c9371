import type { Bodies } from '../bodies.ts'
import { type Concerned, type Refusal, refuse } from '../context.ts'
import type { Draft } from '../draft.ts'
import { liveLead } from '../find.ts'
import { countReturns, openRuling } from '../rulings.ts'
import { endClocksOf } from '../steps/clocks.ts'
import { isComplainedOf, leadClocks, release, releaseLead } from '../steps/lead.ts'
import { liftOverlays, openOverlay, supervise, superviseFor } from '../steps/overlay.ts'
import { askRuling, endRuling } from '../steps/ruling.ts'
import type { Assignment } from '../types.ts'

/** Not this unit's duty, it says, and names whose it is. Asking counts as signing; the limit on handling runs on. */
export function requestReturn(
  draft: Draft,
  body: Bodies['requestReturn'],
  { assignment }: Concerned,
): string | Refusal {
  if (!draft.context.organizers[body.suggested]) return { code: 'unknown-organizer' }
  if (body.suggested === assignment!.organizer) return refuse('return.suggested')
  if (assignment!.signedAt === null) draft.put('assignments', assignment!.id, { signedAt: draft.context.now })
  askRuling(draft, 'return', { assignment: assignment!.id, ...(assignment!.kind === 'sub' && byParent) })
  return 'done'
}

const byParent = { owner: 'organizer_leader' } as const

/** The centre judges a return, or for a child its parent's leader. The third of a matter's leads goes to the dispute. */
export function reviewReturn(draft: Draft, body: Bodies['reviewReturn'], { assignment }: Concerned): string | Refusal {
  const returning = assignment!
  const asked = openRuling(draft.matter, 'return', returning.id)!
  const isLead = returning.kind === 'lead'
  const used = countReturns(draft.matter, 'approve') >= draft.context.rules.counts['return.max'].count
  if (body.ruling === 'dispute') return used && isLead ? openDispute(draft, body, returning) : refuse('dispute.early')
  if (body.ruling === 'reject') {
    endRuling(draft, asked, 'reject')
    if (countReturns(draft.matter, 'reject') >= draft.context.rules.counts['supervise.rejectedReturns'].count)
      superviseFor(draft, 'rejectedReturns')
    return 'rejected'
  }
  if (isLead && used) return refuse('return.max')
  endRuling(draft, asked, 'approve')
  if (isLead) releaseLead(draft, returning, 'returned')
  else release(draft, returning, 'returned')
  return isLead ? 'leadReturned' : 'returned'
}

/** Nobody's: one unit acts meanwhile, and it is decided above. The one that asked keeps its limit, another gets a full one. */
function openDispute(draft: Draft, { interim }: Bodies['reviewReturn'], asking: Assignment): string | Refusal {
  if (!interim) return { code: 'missing-input', field: 'interim' }
  if (!draft.context.organizers[interim]) return { code: 'unknown-organizer' }
  if (isComplainedOf(draft, interim)) return refuse('dispatch.about')
  endRuling(draft, openRuling(draft.matter, 'return', asking.id)!, 'dispute')
  if (interim === asking.organizer) draft.put('assignments', asking.id, { state: 'handling', interim: true })
  else {
    releaseLead(draft, asking, 'returned')
    draft.assign({ organizer: interim, kind: 'lead', interim: true }, leadClocks(draft))
  }
  draft.startClock('dispute', openOverlay(draft, { kind: 'dispute', cause: 'return.max' }))
  return 'disputed'
}

/** The dispute is decided: the unit named here handles the matter and cannot return it. */
export function designate(draft: Draft, body: Bodies['designate']): string | Refusal {
  if (!draft.context.organizers[body.organizer]) return { code: 'unknown-organizer' }
  if (isComplainedOf(draft, body.organizer)) return refuse('dispatch.about')
  draft.meet('dispute')
  liftOverlays(draft, 'supervision', 'dispute')
  const before = liveLead(draft.matter)!
  if (before.organizer === body.organizer) {
    liftOverlays(draft, 'dispute')
    draft.put('assignments', before.id, { designated: true, interim: false })
    return 'kept'
  }
  releaseLead(draft, before, 'recalled')
  draft.assign({ organizer: body.organizer, kind: 'lead', designated: true }, leadClocks(draft))
  return 'done'
}

/** Not decided in time: the joint-meeting office decides, and from then on each further working day is supervised. */
export function escalateDispute(draft: Draft, body: Bodies['escalateDispute']): string {
  const clock = draft.matter.clocks.find(({ id }) => id === body.clock)!
  const overlay = clock.of!
  draft.put('clocks', clock.id, { overdueAt: draft.context.now })
  endClocksOf(draft, overlay)
  const rule = 'dispute.office'
  if (clock.rule !== rule) {
    draft.startClock('dispute', overlay, { rule })
    return 'done'
  }
  supervise(draft, { form: 'routine', cause: 'dispute' })
  draft.startClock('dispute', overlay, { rule, start: clock.dueAt - 1, limit: { value: 1, unit: 'workingDay' } })
  return 'supervised'
}

/** An assignment that is no longer needed. A lead's recall leaves the matter to be dispatched anew. */
export function recall(draft: Draft, _body: Bodies['recall'], { assignment }: Concerned): string {
  if (assignment!.kind !== 'lead') {
    release(draft, assignment!, 'recalled')
    return 'done'
  }
  releaseLead(draft, assignment!, 'recalled')
  return 'leadRecalled'
}
