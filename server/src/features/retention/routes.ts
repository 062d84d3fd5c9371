import { ById } from 'contract/administration'
import { CutAsked, CutBody, CutRequests, CutRuling } from 'contract/retention'
import { MatterNo } from 'contract/scalars'
import { toIso } from 'core/calendar'
import { Type } from 'typebox'
import { type App, requireStaff } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { askForCut, ruleOnCut, waitingCuts } from './requests/procedure.ts'

const tags = ['access']

/** Cutting personal data before their time: one person asks, another approves. */
export const retentionRoutes =
  (services: Pick<Services, 'db' | 'gathered' | 'city' | 'clock'>) =>
  async (app: App): Promise<void> => {
    const params = Type.Object({ no: MatterNo })
    const ask = { operationId: 'askForCut', tags, params, body: CutBody, response: { 201: CutAsked } }
    app.post('/api/matters/:no/personal-data/cut', { schema: ask }, async (request, reply) => {
      const actor = requireStaff(request, 'centre_manager')
      const id = await askForCut(services, { no: request.params.no, actor, reason: request.body.reason })
      return reply.code(201).send({ id })
    })

    const waiting = { operationId: 'listCutRequests', tags, response: { 200: CutRequests } }
    app.get('/api/cut-requests', { schema: waiting }, async (request) => {
      requireStaff(request, 'security_admin', 'centre_manager')
      const found = await waitingCuts(services)
      return {
        items: found.map(({ id, no, askedBy, askedAt, reason }) => {
          return { id, matter: no, askedBy, askedAt: toIso(askedAt), ...(reason !== undefined && { reason }) }
        }),
      }
    })

    const rule = { operationId: 'ruleOnCut', tags, params: ById, body: CutRuling, response: { 204: Type.Null() } }
    app.post('/api/cut-requests/:id/rule', { schema: rule }, async (request, reply) => {
      const actor = requireStaff(request, 'security_admin')
      await ruleOnCut(services, actor, { id: request.params.id, ...request.body })
      return reply.code(204).send(null)
    })
  }
