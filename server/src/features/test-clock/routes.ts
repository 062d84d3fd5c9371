import { RunDueView, TestClockBody, TestClockView } from 'contract/test-clock'
import { fromIso, startOfDay, toIso } from 'core/calendar'
import { archivedMonth } from '../../platform/database/archive.ts'
import { asOwner } from '../../platform/database/migrate.ts'
import { ensurePartitions } from '../../platform/database/partitions.ts'
import { type App, openToAll } from '../../platform/http/app.ts'
import { Problem } from '../../platform/problem.ts'
import type { Services } from '../../platform/services.ts'
import { testClock } from '../../platform/time.ts'
import type { Relay, Scheduler } from '../background/index.ts'

/** Moments to which the clock may be set: the years that ids, partitions and calendars are made for. */
const earliest = startOfDay('2000-01-01')
const latest = startOfDay('2100-01-01')

type Given = Pick<Services, 'config' | 'db' | 'clock'>
type Work = { scheduler: Pick<Scheduler, 'runDue'>; relay: Pick<Relay, 'drain'> }

/** Lets tests set the clock and wait until all that is then due is done. Without the setting these paths do not exist. */
export const testClockRoutes = (services: Given, background: Work) => async (app: App) => {
  const { config, db, clock } = services
  if (!config.testClock) return

  const setSchema = { ...openToAll, operationId: 'setTestClock', body: TestClockBody, response: { 200: TestClockView } }
  app.put('/api/test/clock', { schema: setSchema }, async ({ body }) => {
    const now = fromIso(body.now)
    if (now === undefined || now < earliest || now >= latest) throw new Problem('time-out-of-range')
    const before = await clock.now()
    const away = await asOwner(db.url, async (client) => {
      await ensurePartitions(client, Math.min(before, now), Math.max(before, now))
      return archivedMonth(client, now, now)
    })
    if (away) throw new Problem('archived', { month: away })
    await testClock(db).set(now)
    return { now: toIso(now) }
  })

  const runSchema = { ...openToAll, operationId: 'runDue', response: { 200: RunDueView } }
  app.post('/api/test/run-due', { schema: runSchema }, async () => {
    const ran = await background.scheduler.runDue(await clock.now())
    await background.relay.drain()
    return { ran }
  })
}
