import { Type } from 'typebox'
import { statement } from '../database/queryable.ts'
import type { Services } from '../services.ts'
import { type App, openToAll } from './app.ts'

const askDatabase = statement('ready', 'select 1')

/** Tells whoever watches the process whether it lives (`health`) and whether it can do its work (`ready`). */
export function addProbes(app: App, { db }: Pick<Services, 'db'>): void {
  const health = { ...openToAll, operationId: 'getHealth', response: { 200: Type.Object({ status: Type.String() }) } }
  app.get('/api/health', { schema: health }, async () => ({ status: 'ok' }))

  const Ready = Type.Object({ ready: Type.Boolean() })
  const ready = { ...openToAll, operationId: 'getReady', response: { 200: Ready, 503: Ready } }
  app.get('/api/ready', { schema: ready }, async (_request, reply) => {
    const isReady = await db.query(askDatabase).then(
      () => true,
      () => false,
    )
    return reply.code(isReady ? 200 : 503).send({ ready: isReady })
  })
}
