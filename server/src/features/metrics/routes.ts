import { Type } from 'typebox'
import type { App } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { createMeters } from './meters.ts'

type Given = Pick<Services, 'config' | 'db' | 'clock'> & { streams: () => number }

/**
 * The node's metrics for whoever watches it; to be called before the routes that are counted. Without the setting the
 * path does not exist and nothing is counted.
 */
export function addMetrics(app: App, given: Given): void {
  if (!given.config.metrics) return
  const meters = createMeters(given)
  app.addHook('onResponse', async ({ method, routeOptions }, reply) => {
    // A stream is open for as long as somebody looks: it is counted while it is, not by its length.
    if (String(reply.getHeader('content-type')).startsWith('text/event-stream')) return
    meters.count({
      method,
      route: routeOptions.url ?? 'none',
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1000,
    })
  })

  const schema = {
    operationId: 'getMetrics',
    summary: 'What this node counts of itself, in the text format of Prometheus',
    response: { 200: { content: { 'text/plain': { schema: Type.String() } } } },
  }
  app.get('/metrics', { schema }, async (_request, reply) => {
    const { type, text } = await meters.read()
    return reply.type(type).send(text)
  })
}
