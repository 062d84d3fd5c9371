import { DashboardQuery, DashboardView, dashboardReaders, ownDashboardReaders } from 'contract/dashboard'
import type { Role } from 'core/access'
import { type App, requireStaff } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { dashboardOf } from './dashboard.ts'

const city: readonly Role[] = dashboardReaders

/** What was asked and done in a period, for those who lead; they are counts alone. */
export const dashboardRoutes =
  (services: Pick<Services, 'db'>) =>
  async (app: App): Promise<void> => {
    app.get(
      '/api/dashboard',
      {
        schema: {
          operationId: 'readDashboard',
          tags: ['dashboard'],
          querystring: DashboardQuery,
          response: { 200: DashboardView },
        },
      },
      async (request) => {
        const { roles, organizer } = requireStaff(request, ...dashboardReaders, ...ownDashboardReaders)
        return dashboardOf(services, request.query, city.some((role) => roles.includes(role)) ? null : organizer)
      },
    )
  }
