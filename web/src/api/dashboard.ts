import { queryOptions } from '@tanstack/react-query'
import type { RatingsSummary } from 'contract/contacts'
import type { DashboardQuery, DashboardView } from 'contract/dashboard'
import { request } from './client.ts'

/** The counts of a period, both days counted: of the city, or of the reader's unit. */
export const dashboardQuery = (period: DashboardQuery) =>
  queryOptions({
    queryKey: ['dashboard', period],
    queryFn: ({ signal }) => request<DashboardView>('GET', `/api/dashboard?${new URLSearchParams(period)}`, { signal }),
  })

/** The satisfaction of the city in a period, both days counted. */
export const ratingsQuery = (period: DashboardQuery) =>
  queryOptions({
    queryKey: ['ratings', period],
    queryFn: ({ signal }) =>
      request<RatingsSummary>('GET', `/api/ratings/summary?${new URLSearchParams(period)}`, { signal }),
  })
