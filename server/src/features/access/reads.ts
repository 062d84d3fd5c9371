import type { EventView, MatterView } from 'contract/views'
import type { Audit } from '../../platform/audit.ts'
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

/**
 * Enters every answer that shows staff who a demander is, whichever route gives it, before it goes out. Call it before
 * the routes are added. A demander who reads his own matter is not entered.
 */
export function auditReads(app: App, audit: Audit): void {
  app.addHook('preSerialization', async (request, reply, payload) => {
    const { actor, params, routeOptions } = request
    if (actor.kind !== 'staff' || typeof payload !== 'object' || payload === null) return payload
    const telling = payload as Telling
    const shown = reply.statusCode < 300 ? personsIn(telling) : []
    if (shown.length === 0) return payload
    const call =
      routeOptions.schema && 'operationId' in routeOptions.schema ? routeOptions.schema.operationId : undefined
    const matter = telling.no ?? (params as { no?: string }).no ?? null
    await audit.note({ account: actor.account, kind: 'read', matter, facts: { shown, call: String(call) } })
    return payload
  })
}
