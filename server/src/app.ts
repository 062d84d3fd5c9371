import { accessRoutes, auditReads, matterAccessRoutes } from './features/access/index.ts'
import type { Background } from './features/background/index.ts'
import { clockRoutes } from './features/clocks/index.ts'
import { contactRoutes } from './features/contacts/index.ts'
import { exportRoutes } from './features/exports/index.ts'
import { healthRoutes } from './features/health/index.ts'
import { createHub, liveRoutes, readingsOf } from './features/live/index.ts'
import { matterRoutes, trackRoutes } from './features/matters/index.ts'
import { addMetrics } from './features/metrics/index.ts'
import { noticeRoutes } from './features/notices/index.ts'
import { createPeople } from './features/people/index.ts'
import { referenceRoutes } from './features/reference/index.ts'
import { retentionRoutes } from './features/retention/index.ts'
import { dashboardRoutes } from './features/rollups/index.ts'
import { ruleRoutes } from './features/rules/index.ts'
import { alikeRoutes } from './features/search/index.ts'
import { testClockRoutes } from './features/test-clock/index.ts'
import { workListRoutes } from './features/work-lists/index.ts'
import { pages } from './pages.ts'
import { createAudit } from './platform/audit.ts'
import { type App, createHttp } from './platform/http/index.ts'
import { createLimits } from './platform/rate-limit.ts'
import type { Services } from './platform/services.ts'

/** The whole HTTP server: every feature's routes, and the screens. */
export async function createApp(services: Services, background: Background): Promise<App> {
  const limits = createLimits(services)
  const audit = createAudit(services.db)
  const people = createPeople(services, { limits, audit })
  const app = await createHttp({ services, identify: people.identify })
  const hub = createHub({ ...services, readings: readingsOf(services), onSessions: people.forget })
  addMetrics(app, { ...services, streams: hub.size })
  auditReads(app, audit)
  people.routes(app)
  await app.register(accessRoutes(services))
  await app.register(matterAccessRoutes(services, { onChange: people.refresh }))
  await app.register(retentionRoutes(services))
  await app.register(referenceRoutes(services))
  await app.register(clockRoutes(services))
  await app.register(ruleRoutes(services))
  await app.register(contactRoutes(services, { limits, audit }))
  await app.register(dashboardRoutes(services))
  await app.register(healthRoutes({ ...services, streams: hub.size }))
  await app.register(workListRoutes(services))
  await app.register(alikeRoutes(services))
  await app.register(exportRoutes(services, audit))
  await app.register(matterRoutes(services, limits))
  await app.register(trackRoutes(services, limits))
  await app.register(noticeRoutes(services))
  await app.register(liveRoutes(hub))
  await app.register(testClockRoutes(services, background))
  if (services.config.testClock) tellTime(app, services)
  await app.register(pages)
  return app
}

/** Screens count from the time that answers bear: where tests have set the clock it is the clock's. */
function tellTime(app: App, { clock }: Services): void {
  app.addHook('onSend', async (_, reply) => {
    reply.header('date', new Date(await clock.now()).toUTCString())
  })
}
