import type { Limit } from '../../calendar/index.ts'
import type { Draft } from '../draft.ts'
import { supervisionsOf } from '../find.ts'
import type { Overlay, SupervisionForm } from '../types.ts'
import { endClocksOf } from './clocks.ts'

/** Lays something over the matter, open from now. */
export function openOverlay(
  draft: Draft,
  given: Pick<Overlay, 'kind' | 'cause'> & Partial<Pick<Overlay, 'state' | 'form'>>,
): string {
  const { newId, now } = draft.context
  const id = newId()
  draft.put('overlays', id, { state: 'open', form: null, ...given, openedAt: now, endedAt: null })
  return id
}

/** Takes overlays of a kind away again, with their clocks. */
export function liftOverlays(draft: Draft, kind: Overlay['kind'], cause?: string): void {
  for (const overlay of draft.matter.overlays) {
    if (overlay.kind !== kind || overlay.endedAt !== null || (cause !== undefined && overlay.cause !== cause)) continue
    draft.put('overlays', overlay.id, { state: 'lifted', endedAt: draft.context.now })
    endClocksOf(draft, overlay.id)
  }
}

/** A supervision with its clock; `limit` where whoever supervises set his own. */
export function supervise(draft: Draft, given: { form: SupervisionForm; cause: string; limit?: Limit }): void {
  const { form, cause, limit } = given
  const id = openOverlay(draft, { kind: 'supervision', form, cause })
  draft.startClock('supervision', id, limit && { limit })
}

/** What a rule sets under supervision by itself: once, while one still waits for its answer. */
export function superviseFor(draft: Draft, cause: string): void {
  if (supervisionsOf(draft.matter, ['open']).length === 0) supervise(draft, { form: 'routine', cause })
}

/** A push to hurry. The next step of the matter answers it. */
export const urge = (draft: Draft, cause: 'demander' | 'yellow' | 'overdue'): string =>
  openOverlay(draft, { kind: 'urging', cause })

/** The step that was urged for has been taken. */
export function answerUrgings(draft: Draft): void {
  for (const { id, kind, endedAt } of draft.matter.overlays)
    if (kind === 'urging' && endedAt === null)
      draft.put('overlays', id, { state: 'answered', endedAt: draft.context.now })
}

/** A matter that the ordinary way does not solve is proposed for the joint meeting, once. */
export function proposeDifficult(draft: Draft, cause: string): void {
  const known = draft.matter.overlays.some(({ kind, endedAt }) => kind === 'difficult' && endedAt === null)
  if (!known) openOverlay(draft, { kind: 'difficult', state: 'proposed', cause })
}
