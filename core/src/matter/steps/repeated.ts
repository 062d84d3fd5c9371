import { computeDue } from '../../calendar/index.ts'
import type { Draft } from '../draft.ts'
import { liveLead } from '../find.ts'
import { superviseFor } from './overlay.ts'

/** Several people with the same matter within the window: what is still being handled comes under supervision, once. */
export function superviseRepeated(draft: Draft): void {
  const { now, rules, calendar } = draft.context
  const { limit } = rules.limits['supervise.sameMatterWindow']
  const recent = draft.matter.participants.filter(
    ({ joinedAt, leftAt }) => leftAt === null && now < computeDue(calendar, { start: joinedAt, limit }).dueAt,
  )
  const known = draft.matter.overlays.some(({ cause }) => cause === 'sameMatter')
  if (recent.length >= rules.counts['supervise.sameMatter'].count && liveLead(draft.matter) && !known)
    superviseFor(draft, 'sameMatter')
}
