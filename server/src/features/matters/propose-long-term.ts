import type { Instant } from 'core/calendar'
import { type LaterContact, longTermCause, momentFor } from 'core/matter'
import type { Queryable } from '../../platform/database/queryable.ts'
import type { Services } from '../../platform/services.ts'
import { lockMatterById } from './store.ts'
import { contextFor, Work } from './work.ts'

/** A closed matter that is raised again. */
interface Raised {
  matter: string
  now: Instant
  /** Writes what raises it; false when it was written before, and nothing follows. */
  record: () => Promise<boolean>
  /** Who came back since its end, with what was just recorded. */
  later: (closedAt: Instant) => Promise<readonly LaterContact[]>
}

/**
 * Records that a closed matter was raised again, and proposes it as long-term once that was too often
 * (`longTerm.contacts`, `longTerm.persons`), as an event of the system in the same transaction. The matter is locked
 * first, so that two who come back at once are both counted. While a proposal waits, none is added.
 */
export async function recordRaised(
  services: Pick<Services, 'city' | 'keys'>,
  tx: Queryable,
  { matter: id, now: asOf, record, later }: Raised,
): Promise<boolean> {
  const stored = await lockMatterById(tx, id)
  if (!(await record())) return false
  if (!stored || stored.matter.closedAt === null) return true
  const work = new Work(services, stored)
  const now = momentFor(asOf, stored.matter)
  work.runDue(now)
  const context = contextFor(services, { matter: work.matter, actor: { kind: 'system' }, now })
  const cause = longTermCause(work.matter, await later(stored.matter.closedAt), context)
  if (cause) work.take({ name: 'proposeLongTerm', body: { cause } }, { context })
  await work.save(tx)
  return true
}
