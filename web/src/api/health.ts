import { queryOptions } from '@tanstack/react-query'
import type { HealthView } from 'contract/health'
import { request } from './client.ts'

const every = 15_000

/** How the system is, looked up again while the page is open. */
export const healthQuery = queryOptions({
  queryKey: ['system-health'],
  queryFn: ({ signal }) => request<HealthView>('GET', '/api/system-health', { signal }),
  refetchInterval: every,
})
