import { StreamText } from 'contract/live'
import { type App, requireStaff } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { createHub, type Hub } from './hub.ts'

type Given = Pick<Services, 'db' | 'city' | 'log'>

/** The stream of what changes on the reader's own lists. Streams end before the server closes, which would wait for them. */
export const liveRoutes =
  (services: Given, hub: Hub = createHub(services)) =>
  async (app: App) => {
    app.addHook('onReady', async () => hub.start())
    app.addHook('preClose', () => hub.close())

    const schema = {
      operationId: 'streamEvents',
      summary: 'What changes on the reader’s own lists, as server-sent events',
      response: { 200: { content: { 'text/event-stream': { schema: StreamText } } } },
    }
    app.get('/api/events/stream', { schema, exposeHeadRoute: false }, async (request, reply) => {
      hub.join(requireStaff(request), () => {
        reply.headers({
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-store',
          'x-accel-buffering': 'no',
          // A connection that stayed open for further requests would hold up the end of the server.
          connection: 'close',
        })
        for (const [name, value] of Object.entries(reply.getHeaders())) if (value) reply.raw.setHeader(name, value)
        reply.hijack()
        return reply.raw.writeHead(200)
      })
      return reply
    })
  }
