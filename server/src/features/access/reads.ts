import type { FastifyRequest } from 'fastify'
import type { Audit } from '../../platform/audit.ts'
import type { App } from '../../platform/http/app.ts'
import { isEntered, readOf } from '../../platform/reads.ts'

const callOf = ({ routeOptions: { schema } }: FastifyRequest): string =>
  schema && 'operationId' in schema ? String(schema.operationId) : ''

/**
 * Enters every answer that shows staff who a demander is, whichever route gives it, before it goes out: those that the
 * commit of a command has not entered already. Searches by a number enter themselves. Call it before the routes are added.
 * A demander who reads his own matter is not entered.
 */
export function auditReads(app: App, audit: Audit): void {
  app.addHook('preSerialization', async (request, reply, payload) => {
    const { actor } = request
    const isAnswer = actor.kind === 'staff' && reply.statusCode < 300 && typeof payload === 'object' && payload !== null
    if (isAnswer && !isEntered(payload)) {
      const { no: matter } = request.params as { no?: string }
      const entry = readOf(payload, { account: actor.account, call: callOf(request), matter })
      if (entry) await audit.note(entry)
    }
    return payload
  })
}
