import { queryOptions } from '@tanstack/react-query'
import type { ClockDays } from 'contract/clocks'
import type { MatterView } from 'contract/views'
import { request } from './client.ts'

/** The days by which a clock of a matter, as it stands in this version, came to be due. */
export const clockDaysQuery = ({ no, version }: Pick<MatterView, 'no' | 'version'>, clock: string) =>
  queryOptions({
    queryKey: ['clock-days', no, version, clock],
    queryFn: async ({ signal }) =>
      (await request<ClockDays>('GET', `/api/matters/${encodeURIComponent(no)}/clocks/${clock}/days`, { signal }))
        .items,
    staleTime: Number.POSITIVE_INFINITY,
  })
