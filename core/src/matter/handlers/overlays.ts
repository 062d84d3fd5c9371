import type { Bodies } from '../bodies.ts'
import type { Refusal } from '../context.ts'
import type { Draft } from '../draft.ts'
import { supervisionsOf } from '../find.ts'
import { endClocksOf } from '../steps/clocks.ts'
import * as overlay from '../steps/overlay.ts'
import type { Overlay } from '../types.ts'

export function urge(draft: Draft): string {
  overlay.urge(draft, 'demander')
  return 'done'
}

/** Somebody who watches over the work demands an answer by his own date. */
export function supervise(draft: Draft, body: Bodies['supervise']): string {
  overlay.supervise(draft, { form: body.form, cause: 'supervise', limit: body.due })
  return 'done'
}

export function answerSupervision(draft: Draft, body: Bodies['answerSupervision']): string | Refusal {
  const found = findSupervision(draft, body.supervision, ['open'])
  if (!found) return { code: 'unknown-part' }
  draft.put('overlays', found.id, { state: 'answered' })
  draft.meet('supervision', found.id)
  return 'done'
}

export function liftSupervision(draft: Draft, body: Bodies['liftSupervision']): string | Refusal {
  const found = findSupervision(draft, body.supervision, ['open', 'answered'])
  if (!found) return { code: 'unknown-part' }
  draft.put('overlays', found.id, { state: 'lifted', endedAt: draft.context.now })
  endClocksOf(draft, found.id)
  return 'done'
}

const findSupervision = (draft: Draft, id: string, states: readonly Overlay['state'][]): Overlay | undefined =>
  supervisionsOf(draft.matter, states).find((one) => one.id === id)

/** For the joint meeting's agenda; what was only proposed is now said. */
export function markDifficult(draft: Draft): string {
  const proposed = draft.matter.overlays.find(({ kind, state }) => kind === 'difficult' && state === 'proposed')
  if (proposed) draft.put('overlays', proposed.id, { state: 'open' })
  else overlay.openOverlay(draft, { kind: 'difficult', cause: 'markDifficult' })
  return 'done'
}

export function clearDifficult(draft: Draft): string {
  overlay.liftOverlays(draft, 'difficult')
  return 'done'
}
