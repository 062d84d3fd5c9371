import { MatterPage, workLists } from 'contract/views'
import { ListCounts, WorkListQuery } from 'contract/work-lists'
import { type App, requireStaff } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { countLists } from './counts.ts'
import { readerOf, readPage } from './page.ts'

/** The work lists of staff, page by page, and how many wait in each. */
export const workListRoutes =
  (services: Pick<Services, 'db' | 'clock' | 'city'>) =>
  async (app: App): Promise<void> => {
    const { clock, city } = services
    const tags = ['work-lists']

    app.get(
      '/api/matters',
      { schema: { operationId: 'workList', tags, querystring: WorkListQuery, response: { 200: MatterPage } } },
      async (request) => {
        const { query, language } = request
        const actor = requireStaff(request, ...workLists[query.list])
        const reader = readerOf(query.list, { actor, city, language, now: await clock.now() })
        return services.db.transaction((tx) => readPage(tx, query, reader))
      },
    )

    app.get(
      '/api/matters/counts',
      { schema: { operationId: 'workListCounts', tags, response: { 200: ListCounts } } },
      async (request) => countLists(services, requireStaff(request)),
    )
  }
