import {
  AccessChainQuery,
  AccessChainView,
  type AccessEntryView,
  AccessLogQuery,
  AccessPage,
  AlertPage,
  AlertQuery,
} from 'contract/access'
import { withoutNumbers } from 'core/access'
import { toIso } from 'core/calendar'
import { cutPage } from '../../platform/cursor.ts'
import { type App, requireStaff } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { findAlerts, findEntries, reasonsOf, type StoredEntry } from './log-store.ts'
import { verifyPiece } from './verify.ts'

const pageSize = 50
const tags = ['access']
/** Faults that are told; a log with more is no more use. */
const mostFaults = 100

/** The access log and its alerts, for the audit administrator alone. */
export const accessRoutes =
  (services: Pick<Services, 'db' | 'keys' | 'config'>) =>
  async (app: App): Promise<void> => {
    const { db } = services
    const log = { operationId: 'accessLog', tags, querystring: AccessLogQuery, response: { 200: AccessPage } }
    app.get('/api/access-log', { schema: log }, async (request): Promise<AccessPage> => {
      requireStaff(request, 'audit_admin')
      const { limit = pageSize } = request.query
      return db.transaction(async (tx) => {
        tx.readAs('centre')
        const found = await findEntries(tx, request.query, limit + 1)
        const reasons = await reasonsOf(tx, found.flatMap(reasonIn))
        const { rows, last } = cutPage(found, limit)
        return { items: rows.map((entry) => entryView(entry, reasons)), next: last?.id ?? null }
      })
    })

    const chain = {
      operationId: 'accessChain',
      tags,
      querystring: AccessChainQuery,
      response: { 200: AccessChainView },
    }
    app.get('/api/access-log/chain', { schema: chain }, async (request): Promise<AccessChainView> => {
      requireStaff(request, 'audit_admin')
      const { faults, ...followed } = await verifyPiece(services, request.query.cursor)
      return { ...followed, faults: faults.slice(0, mostFaults) }
    })

    const alerts = { operationId: 'accessAlerts', tags, querystring: AlertQuery, response: { 200: AlertPage } }
    app.get('/api/access-alerts', { schema: alerts }, async (request): Promise<AlertPage> => {
      requireStaff(request, 'audit_admin')
      const { limit = pageSize, cursor } = request.query
      const { rows, last } = cutPage(await findAlerts(db, cursor, limit + 1), limit)
      return { items: rows.map((alert) => ({ ...alert, at: toIso(alert.at) })), next: last?.id ?? null }
    })
  }

/** A reason is a text: the entry holds where it lies and its digest. */
const reasonIn = ({ facts }: StoredEntry): { owner: string; id: string }[] => {
  const { owner, reason } = facts as { owner?: string; reason?: { id: string } }
  return owner && reason ? [{ owner, id: reason.id }] : []
}

function entryView(entry: StoredEntry, reasons: ReadonlyMap<string, string>): AccessEntryView {
  const { id, seq, account, kind, matter, subject, facts } = entry
  const { reason: _reason, owner: _owner, ...told } = facts
  const [ref] = reasonIn(entry)
  const reason = ref && reasons.get(ref.id)
  const own = { id, seq, at: toIso(entry.at), account, kind, matter, subject, facts: told }
  return { ...own, ...(reason !== undefined && { reason: withoutNumbers(reason) }) }
}
