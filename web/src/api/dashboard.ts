import { queryOptions } from '@tanstack/react-query'
import type { DashboardQuery, DashboardView } from 'contract/dashboard'
import { request } from './client.ts'

/** The counts of a period, both days counted: of the city, or of the reader's unit. */
export const dashboardQuery = (period: DashboardQuery) =>
  queryOptions({
    queryKey: ['dashboard', period],
    queryFn: ({ signal }) => request<DashboardView>('GET', `/api/dashboard?${new URLSearchParams(period)}`, { signal }),
  })
