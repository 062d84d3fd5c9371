import { RatedService, RateServiceBody, RatingsQuery, RatingsSummary } from 'contract/contacts'
import type { Role } from 'core/access'
import { type App, openToAll, requireStaff } from '../../../platform/http/app.ts'
import { Keyed, repetitionOf } from '../../../platform/idempotency.ts'
import type { Limits } from '../../../platform/rate-limit.ts'
import type { Services } from '../../../platform/services.ts'
import { rateService } from './rate.ts'
import { ratingsSummary } from './summary.ts'

const readers: Role[] = [
  'shift_leader',
  'auditor',
  'callback_clerk',
  'inspector',
  'supervisor',
  'centre_manager',
  'office',
  'leader',
]

/** What people think: of the service, one rating a contact; and the summary, where it stands apart from that of results. */
export const ratingRoutes =
  (services: Pick<Services, 'db' | 'keys' | 'clock' | 'city'>, limits: Limits) =>
  async (app: App): Promise<void> => {
    app.post(
      '/api/public/contacts/rate',
      {
        schema: {
          ...openToAll,
          operationId: 'rateService',
          tags: ['contacts'],
          headers: Keyed,
          body: RateServiceBody,
          response: { 200: RatedService },
        },
      },
      async ({ headers, body, ip }) => {
        await limits.take('track-address', ip)
        const key = headers['idempotency-key']
        const repetition = repetitionOf({ kind: 'public' }, { key, address: 'contacts/rate', body })
        await rateService(services, body, repetition)
        return { rating: body.rating }
      },
    )

    app.get(
      '/api/ratings/summary',
      {
        schema: {
          operationId: 'ratingsSummary',
          tags: ['contacts'],
          querystring: RatingsQuery,
          response: { 200: RatingsSummary },
        },
      },
      async (request) => {
        requireStaff(request, ...readers)
        return ratingsSummary(services, request.query)
      },
    )
  }
