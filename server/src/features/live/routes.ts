import { StreamQuery, StreamText } from 'contract/live'
import { type WorkList, workListNames } from 'contract/matter-items'
import type { Staff } from 'core/access'
import { type App, requireStaff } from '../../platform/http/app.ts'
import { mayReadList } from '../work-lists/index.ts'
import type { Hub } from './hub.ts'

/** The stream of what changes on the reader's own lists. Streams end before the server closes, which would wait for them. */
export const liveRoutes = (hub: Hub) => async (app: App) => {
  app.addHook('onReady', async () => hub.start())
  app.addHook('preClose', () => hub.close())

  const schema = {
    operationId: 'streamEvents',
    summary: 'What changes on the reader’s own lists, as server-sent events',
    querystring: StreamQuery,
    response: { 200: { content: { 'text/event-stream': { schema: StreamText } } } },
  }
  app.get('/api/events/stream', { schema, exposeHeadRoute: false }, async (request, reply) => {
    const staff = requireStaff(request)
    const { lists, language = request.language } = request.query
    hub.join({ staff, lists: listsIn(lists, staff), language }, () => {
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

/** The lists that are asked for, as far as the reader may read them; in one order, since many share what they are told. */
function listsIn(text: string | undefined, staff: Staff): WorkList[] | undefined {
  const asked = text?.split(',')
  return asked && workListNames.filter((list) => asked.includes(list) && mayReadList(staff, list))
}
