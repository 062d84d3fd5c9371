import { MatterPage, workLists } from 'contract/matter-items'
import { ListCounts, WorkListQuery } from 'contract/work-lists'
import { type App, requireStaff } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { countLists } from './counts.ts'
import { pageFor } from './page.ts'

/** The work lists of staff, page by page, and how many wait in each. */
export const workListRoutes =
  (services: Pick<Services, 'db' | 'clock' | 'city'>) =>
  async (app: App): Promise<void> => {
    const tags = ['work-lists']

    app.get(
      '/api/matters',
      { schema: { operationId: 'workList', tags, querystring: WorkListQuery, response: { 200: MatterPage } } },
      async (request) => {
        const { query, language } = request
        const actor = requireStaff(request, ...workLists[query.list])
        return pageFor(services, query, { actor, language })
      },
    )

    app.get(
      '/api/matters/counts',
      { schema: { operationId: 'workListCounts', tags, response: { 200: ListCounts } } },
      async (request) => countLists(services, requireStaff(request)),
    )
  }
