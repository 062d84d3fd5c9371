import { Readable } from 'node:stream'
import { ById } from 'contract/administration'
import { ExportBody, type ExportFormat, ExportPage, ExportRuling, ExportsQuery, ExportView } from 'contract/exports'
import { workLists } from 'contract/matter-items'
import { hasRole, type Role } from 'core/access'
import { dayOf, type Instant, toIso } from 'core/calendar'
import type { FastifyReply } from 'fastify'
import type { Audit } from '../../platform/audit.ts'
import { cutPage } from '../../platform/cursor.ts'
import { type App, requireStaff } from '../../platform/http/app.ts'
import { Keyed, repetitionOf } from '../../platform/idempotency.ts'
import { askForExport, type ExportParts } from './ask.ts'
import { bytesOf, isOver, openFile } from './file.ts'
import { keptFor } from './limits.ts'
import { ruleOnExport } from './rule.ts'
import { pageOfExports, type StoredExport } from './store.ts'
import { exportTurns } from './turns.ts'

const pageSize = 50
const tags = ['exports']
/** Whoever reads any list at all; which one, the command looks at. */
const readers: readonly Role[] = [...new Set(Object.values(workLists).flat())]

const contentTypes: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Work lists taken out as files, with approval above a number of rows. */
export const exportRoutes =
  (services: Omit<ExportParts, 'turns'>, audit: Audit) =>
  async (app: App): Promise<void> => {
    const parts: ExportParts = { ...services, turns: exportTurns() }
    const { db, clock } = parts

    const ask = { operationId: 'askForExport', tags, headers: Keyed, body: ExportBody, response: { 201: ExportView } }
    app.post('/api/exports', { schema: ask }, async (request, reply) => {
      const { body, headers, language } = request
      const actor = requireStaff(request, ...workLists[body.list])
      const repetition = repetitionOf(actor, { key: headers['idempotency-key'], address: 'exports', body })
      const asked = await askForExport(parts, actor, { body, language, repetition, gone: whenGone(reply) })
      return reply.code(201).send(viewOf(asked, await clock.now()))
    })

    const list = { operationId: 'listExports', tags, querystring: ExportsQuery, response: { 200: ExportPage } }
    app.get('/api/exports', { schema: list }, async (request): Promise<ExportPage> => {
      const actor = requireStaff(request, 'security_admin', ...readers)
      const { cursor, limit = pageSize } = request.query
      const owner = hasRole(actor, 'security_admin') ? null : actor.account
      const found = await pageOfExports(db, owner, { cursor, limit: limit + 1 })
      const now = await clock.now()
      const { rows, last } = cutPage(found, limit)
      return { items: rows.map((one) => viewOf(one, now)), next: last?.id ?? null }
    })

    const rule = {
      operationId: 'ruleOnExport',
      tags,
      params: ById,
      body: ExportRuling,
      response: { 200: ExportView },
    }
    app.post('/api/exports/:id/rule', { schema: rule }, async (request) => {
      const actor = requireStaff(request, 'security_admin')
      const ruled = await ruleOnExport(parts, actor, { id: request.params.id, ...request.body })
      return viewOf(ruled, await clock.now())
    })

    const file = { operationId: 'readExportFile', tags, params: ById, description: 'The file: CSV or XLSX' }
    app.get('/api/exports/:id/file', { schema: file }, async (request, reply) => {
      const actor = requireStaff(request, ...readers)
      const found = await openFile(parts, actor, { id: request.params.id, audit })
      const name = `huixiang-${dayOf(found.askedAt)}-${found.id.slice(-8)}.${found.format}`
      reply.header('content-disposition', `attachment; filename="${name}"`).type(contentTypes[found.format])
      return reply.send(Readable.from(bytesOf(parts, found), { objectMode: false }))
    })
  }

/** Aborted when the connection of whoever asks ends. */
function whenGone({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController()
  raw.once('close', () => gone.abort())
  return gone.signal
}

function viewOf(one: StoredExport, now: Instant): ExportView {
  const { id, account, list, format, rows, askedAt, madeAt, ruledBy, reason } = one
  const state = isOver(one, now) ? 'expired' : one.state
  const until = madeAt === null ? null : toIso(madeAt + keptFor)
  return { id, account, list, format, state, rows, askedAt: toIso(askedAt), until, ruledBy, reason }
}
