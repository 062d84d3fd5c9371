import { RecusalBody, RecusalsView, RevealBody, RevealedView } from 'contract/reveal'
import { MatterNo } from 'contract/scalars'
import { toIso } from 'core/calendar'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { accessRow } from '../../platform/audit.ts'
import type { Transaction } from '../../platform/database/pool.ts'
import { type App, requireStaff } from '../../platform/http/app.ts'
import { appendOutbox } from '../../platform/outbox.ts'
import { Problem } from '../../platform/problem.ts'
import type { Services } from '../../platform/services.ts'
import { openMatter } from '../matters/index.ts'
import { reveal } from './reveal.ts'
import { addRecusal, endRecusal, recusalsOf } from './store.ts'

const ByNo = Type.Object({ no: MatterNo })
const tags = ['access']

/** What is done about who may see a matter: revealing who asked, and recusal. `onChange`: rights are to be read anew. */
export const matterAccessRoutes =
  (services: Services, { onChange }: { onChange: () => void }) =>
  async (app: App): Promise<void> => {
    const { db } = services
    const body = RevealBody
    const show = { operationId: 'revealPerson', tags, params: ByNo, body, response: { 200: RevealedView } }
    app.post('/api/matters/:no/reveal', { schema: show }, async (request) =>
      reveal(services, { no: request.params.no, actor: requireStaff(request), ...request.body }),
    )

    /** Runs a change of recusals by the centre's manager, on a matter he may open, and enters it. */
    async function change(
      request: FastifyRequest,
      { no, account, what }: { no: string; account: string; what: 'recused' | 'admitted' },
      run: (tx: Transaction, decidedBy: string) => Promise<boolean>,
    ): Promise<void> {
      const actor = requireStaff(request, 'centre_manager')
      await openMatter(services, no, { actor })
      await db.transaction(async (tx) => {
        if (!(await run(tx, actor.account))) return
        const entry = { account: actor.account, kind: 'recusal' as const, matter: no, subject: account }
        await appendOutbox(tx, [accessRow({ ...entry, facts: { what } })])
      })
      onChange()
    }

    const add = { operationId: 'recuse', tags, params: ByNo, body: RecusalBody, response: { 204: Type.Null() } }
    app.post('/api/matters/:no/recusals', { schema: add }, async (request, reply) => {
      const { no } = request.params
      const { account } = request.body
      await change(request, { no, account, what: 'recused' }, async (tx, decidedBy) => {
        const added = await addRecusal(tx, { account, matter: no, decidedBy })
        if (added === 'unknown') throw new Problem('not-found')
        return added === 'added'
      })
      return reply.code(204).send(null)
    })

    const params = Type.Object({ no: MatterNo, account: Type.String({ maxLength: 60 }) })
    const end = { operationId: 'endRecusal', tags, params, response: { 204: Type.Null() } }
    app.delete('/api/matters/:no/recusals/:account', { schema: end }, async (request, reply) => {
      const { no, account } = request.params
      await change(request, { no, account, what: 'admitted' }, async (tx) => {
        if (await endRecusal(tx, { account, matter: no })) return true
        throw new Problem('not-found')
      })
      return reply.code(204).send(null)
    })

    const list = { operationId: 'listRecusals', tags, params: ByNo, response: { 200: RecusalsView } }
    app.get('/api/matters/:no/recusals', { schema: list }, async (request) => {
      const actor = requireStaff(request, 'centre_manager')
      await openMatter(services, request.params.no, { actor })
      const found = await recusalsOf(db, request.params.no)
      return { items: found.map((one) => ({ ...one, at: toIso(one.at) })) }
    })
  }
