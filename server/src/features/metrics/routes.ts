import { Type } from 'typebox'
import type { App } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { createMeters } from './meters.ts'

const MetricsQuery = Type.Object({ of: Type.Optional(Type.Union([Type.Literal('all'), Type.Literal('own')])) })

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
    summary:
      'What this node counts of itself, by all its workers or by the one that answers, in the text format of Prometheus',
    querystring: MetricsQuery,
    response: { 200: { content: { 'text/plain': { schema: Type.String() } } } },
  }
  app.get('/metrics', { schema }, async ({ query }, reply) => {
    const { type, text } = await meters.read(query.of ?? 'all')
    return reply.type(type).send(text)
  })
}
