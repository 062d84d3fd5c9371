import { queryOptions } from '@tanstack/react-query'
import type { CutBody, CutRequests, CutRuling } from 'contract/retention'
import { request } from './client.ts'

export type CutRequest = CutRequests['items'][number]

/** Asks that a closed matter's persons and texts be cut before their time; a second person rules on it. */
export const askForCut = (no: string, body: CutBody): Promise<void> =>
  request<void>('POST', `/api/matters/${encodeURIComponent(no)}/personal-data/cut`, { body })

/** The requests that wait, the oldest first. */
export const cutRequestsQuery = queryOptions({
  queryKey: ['cut-requests'],
  queryFn: async ({ signal }) => (await request<CutRequests>('GET', '/api/cut-requests', { signal })).items,
})

export const ruleOnCut = (id: string, ruling: CutRuling['ruling']): Promise<void> =>
  request<void>('POST', `/api/cut-requests/${encodeURIComponent(id)}/rule`, { body: { ruling } })
