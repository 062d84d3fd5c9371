import type { Bodies } from '../bodies.ts'
import { isOwn } from '../conditions/common.ts'
import { type Refusal, refuse } from '../context.ts'
import type { Draft } from '../draft.ts'
import { lastPartOf } from '../find.ts'
import { openRuling } from '../rulings.ts'
import { openOverlay } from '../steps/overlay.ts'
import { askRuling, endRuling } from '../steps/ruling.ts'

/** It cannot be handled, the unit finds: out of scope, or the demander does not help. */
export function requestTermination(draft: Draft, body: Bodies['requestTermination']): string {
  askRuling(draft, 'termination', { assignment: body.assignment })
  return 'done'
}

/** The manager's reason is what the demander is told. */
export function terminate(draft: Draft, body: Bodies['terminate']): string {
  endRuling(draft, openRuling(draft.matter, 'termination')!, body.ruling)
  if (body.ruling === 'reject') return 'rejected'
  draft.set({ texts: { ...draft.matter.texts, answer: body.reason.id }, deliveredAt: draft.context.now })
  return 'approved'
}

/** The claim cannot be met, the unit says: it asks that the matter should not count in the satisfaction. */
export function markUnreasonable(draft: Draft, body: Bodies['markUnreasonable']): string {
  openOverlay(draft, { kind: 'unreasonable', state: 'proposed', cause: 'markUnreasonable' })
  askRuling(draft, 'unreasonable', { assignment: body.assignment })
  return 'done'
}

export function ruleUnreasonable(draft: Draft, body: Bodies['ruleUnreasonable']): string {
  endRuling(draft, openRuling(draft.matter, 'unreasonable')!, body.ruling)
  return body.ruling === 'approve' ? 'approved' : 'rejected'
}

/** A unit challenges how it is measured in this matter. */
export function appeal(draft: Draft): string {
  const own = lastPartOf(draft.matter, draft.context.actor)!
  askRuling(draft, 'appeal', { assignment: own.id })
  return 'done'
}

export function ruleAppeal(draft: Draft, body: Bodies['ruleAppeal']): string | Refusal {
  const asked = draft.matter.rulings.find(({ id, kind, ruling }) => {
    return id === body.appeal && kind === 'appeal' && ruling === null
  })
  if (!asked) return { code: 'unknown-part' }
  if (isOwn(asked.askedBy, draft.context)) return refuse('ruling.own')
  endRuling(draft, asked, body.ruling)
  return body.ruling === 'approve' ? 'approved' : 'rejected'
}
