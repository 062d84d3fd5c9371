import { RecusalBody, RecusalsView, RevealBody, RevealedView } from 'contract/reveal'
import { MatterNo } from 'contract/scalars'
import { toIso } from 'core/calendar'
import { Type } from 'typebox'
import { type App, requireStaff } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { admit, listRecusals, recuse } from './recusal.ts'
import { reveal } from './reveal.ts'

const ByNo = Type.Object({ no: MatterNo })
const tags = ['access']

/** What is done about who may see a matter: revealing who asked, and recusal. `onChange`: rights of an account are to be read anew. */
export const matterAccessRoutes =
  (services: Services, { onChange }: { onChange: (account: string) => Promise<void> }) =>
  async (app: App): Promise<void> => {
    const body = RevealBody
    const show = { operationId: 'revealPerson', tags, params: ByNo, body, response: { 200: RevealedView } }
    app.post('/api/matters/:no/reveal', { schema: show }, async (request) =>
      reveal(services, { no: request.params.no, actor: requireStaff(request), ...request.body }),
    )

    const add = { operationId: 'recuse', tags, params: ByNo, body: RecusalBody, response: { 204: Type.Null() } }
    app.post('/api/matters/:no/recusals', { schema: add }, async (request, reply) => {
      const actor = requireStaff(request, 'centre_manager')
      await recuse(services, { no: request.params.no, actor, ...request.body })
      await onChange(request.body.account)
      return reply.code(204).send(null)
    })

    const params = Type.Object({ no: MatterNo, account: Type.String({ maxLength: 60 }) })
    const end = { operationId: 'endRecusal', tags, params, response: { 204: Type.Null() } }
    app.delete('/api/matters/:no/recusals/:account', { schema: end }, async (request, reply) => {
      await admit(services, { ...request.params, actor: requireStaff(request, 'centre_manager') })
      await onChange(request.params.account)
      return reply.code(204).send(null)
    })

    const list = { operationId: 'listRecusals', tags, params: ByNo, response: { 200: RecusalsView } }
    app.get('/api/matters/:no/recusals', { schema: list }, async (request) => {
      const actor = requireStaff(request, 'centre_manager')
      const found = await listRecusals(services, { no: request.params.no, actor })
      return { items: found.map(({ reasonText: _text, ...one }) => ({ ...one, at: toIso(one.at) })) }
    })
  }
