import { computeDue, type Instant } from '../calendar/index.ts'
import type { Context } from './context.ts'
import type { Matter } from './types.ts'

/** A contact that came in about a closed matter, and who it was, by a name that stands for one person alone. */
export interface LaterContact {
  person: string
  at: Instant
}

/**
 * Why a closed matter should be proposed as long-term: the same person came back too often, or too many people did,
 * within the window after its end. Null when neither holds.
 */
export function longTermCause(
  { closedAt }: Pick<Matter, 'closedAt'>,
  contacts: readonly LaterContact[],
  { rules, calendar }: Pick<Context, 'rules' | 'calendar'>,
): 'contacts' | 'persons' | null {
  if (closedAt === null) return null
  const end = computeDue(calendar, { start: closedAt, limit: rules.limits['longTerm.window'].limit }).dueAt
  const times = new Map<string, number>()
  for (const { person, at } of contacts) if (at >= closedAt && at < end) times.set(person, (times.get(person) ?? 0) + 1)
  if (Math.max(0, ...times.values()) >= rules.counts['longTerm.contacts'].count) return 'contacts'
  return times.size >= rules.counts['longTerm.persons'].count ? 'persons' : null
}
