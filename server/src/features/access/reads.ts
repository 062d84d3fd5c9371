import type { EventView, MatterView } from 'contract/views'
import type { FastifyRequest } from 'fastify'
import type { Access, Audit } from '../../platform/audit.ts'
import type { App } from '../../platform/http/app.ts'

/** What of an answer tells who somebody is: a matter with people unmasked, or a history with a number that was called. */
interface Telling {
  participants?: MatterView['participants']
  items?: readonly Partial<EventView>[]
  no?: string
}

/** Ids of those whom the answer names, or `number` for one that stands in its history. */
function personsIn({ participants, items }: Telling): string[] {
  const named = participants?.filter(({ name, masked }) => name !== undefined && !masked) ?? []
  const numbers = items?.filter(({ texts }) => texts && 'number' in texts) ?? []
  return [...named.map(({ id }) => id), ...(numbers.length > 0 ? ['number'] : [])]
}

const callOf = ({ routeOptions: { schema } }: FastifyRequest): string =>
  schema && 'operationId' in schema ? String(schema.operationId) : ''

/** What an answer to a member of staff is to be entered as; undefined where it tells of nobody. */
function entryOf(request: FastifyRequest, account: string, telling: Telling): Access | undefined {
  const shown = personsIn(telling)
  if (shown.length === 0) return undefined
  const matter = telling.no ?? (request.params as { no?: string }).no ?? null
  return { account, kind: 'read', matter, facts: { shown, call: callOf(request) } }
}

/**
 * Enters every answer that shows staff who a demander is, whichever route gives it, before it goes out; searches by a
 * number enter themselves. Call it before the routes are added. A demander who reads his own matter is not entered.
 */
export function auditReads(app: App, audit: Audit): void {
  app.addHook('preSerialization', async (request, reply, payload) => {
    const { actor } = request
    const isAnswer = actor.kind === 'staff' && reply.statusCode < 300 && typeof payload === 'object' && payload !== null
    const entry = isAnswer ? entryOf(request, actor.account, payload) : undefined
    if (entry) await audit.note(entry)
    return payload
  })
}
