import { HealthView } from 'contract/health'
import { toIso } from 'core/calendar'
import { type App, requireStaff } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { judge } from './judge.ts'
import { readHealth } from './readings.ts'

type Given = Pick<Services, 'config' | 'db' | 'clock' | 'city'> & { streams: () => number }

/** How the node that answers is, for whoever keeps the system running. */
export const healthRoutes =
  (given: Given) =>
  async (app: App): Promise<void> => {
    app.get(
      '/api/system-health',
      {
        schema: { operationId: 'readSystemHealth', tags: ['health'], response: { 200: HealthView } },
      },
      async (request) => {
        requireStaff(request, 'system_admin')
        const readings = await readHealth(given)
        return {
          at: toIso(await given.clock.now()),
          startedAt: toIso(Date.now() - Math.round(process.uptime() * 1000)),
          checks: judge(readings),
        }
      },
    )
  }
