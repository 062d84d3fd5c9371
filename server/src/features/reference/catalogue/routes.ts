import { CataloguePage, CatalogueParams, CatalogueQuery, CatalogueVersions } from 'contract/reference'
import type { Role } from 'core/access'
import { toIso } from 'core/calendar'
import { type App, requireStaff } from '../../../platform/http/app.ts'
import { labelOf, type Services } from '../../../platform/services.ts'
import { entriesFor, versionsOf } from './store.ts'

/** Whoever decides to which unit a matter goes, or watches over it. */
const readers: Role[] = ['operator', 'dispatcher', 'supervisor', 'centre_manager', 'office']

/** The dispatch catalogue: what it says for a category and a district, and how an entry came about. */
export const catalogueRoutes =
  ({ db, city }: Pick<Services, 'db' | 'city'>) =>
  async (app: App): Promise<void> => {
    const tags = ['reference']

    app.get(
      '/api/catalogue',
      { schema: { operationId: 'readCatalogue', tags, querystring: CatalogueQuery, response: { 200: CataloguePage } } },
      async (request) => {
        requireStaff(request, ...readers)
        const { category, district = null } = request.query
        const items = await entriesFor(db, category, district)
        return {
          items: items.map((entry) => ({
            ...entry,
            co: [...entry.co],
            leadLabel: labelOf(city, 'organizers', entry.lead, request.language),
          })),
        }
      },
    )

    app.get(
      '/api/catalogue/:id/versions',
      {
        schema: {
          operationId: 'catalogueVersions',
          tags,
          params: CatalogueParams,
          response: { 200: CatalogueVersions },
        },
      },
      async (request) => {
        requireStaff(request, ...readers)
        const items = await versionsOf(db, request.params.id)
        return { items: items.map((entry) => ({ ...entry, co: [...entry.co], at: toIso(entry.at) })) }
      },
    )
  }
