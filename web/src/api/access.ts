import { queryOptions } from '@tanstack/react-query'
import type { AccessChainView, AccessLogQuery, AccessPage, AlertPage } from 'contract/access'
import type { RecusalBody, RecusalsView, RevealBody, RevealedView } from 'contract/reveal'
import type { Static } from 'typebox'
import { request } from './client.ts'
import { pages } from './pages.ts'

const matterPath = (no: string): string => `/api/matters/${encodeURIComponent(no)}`

/** Name and phone of one demander. The reason is kept in the access log. */
export const revealPerson = (no: string, body: RevealBody): Promise<RevealedView> =>
  request<RevealedView>('POST', `${matterPath(no)}/reveal`, { body })

/** What the log is narrowed to. */
export type LogFilters = Pick<AccessLogQuery, 'account' | 'matter' | 'kind' | 'day'>

/** The access log in pages, newest first. */
export const accessLogQuery = (filters: LogFilters) =>
  pages<AccessPage>(['access-log', filters], '/api/access-log', filters)

/** Accounts that revealed more than is usual, newest first. */
export const alertsQuery = pages<AlertPage>(['access-alerts'], '/api/access-alerts', { limit: 10 })

/**
 * Follows the chain of the log's last entries, or of those before what was followed already. It takes its time: to be asked for
 * by hand. Answers both together.
 */
export async function checkChain(before?: AccessChainView): Promise<AccessChainView> {
  const path = '/api/access-log/chain'
  const { next, entries, faults } = await request<AccessChainView>(
    'GET',
    before?.next ? `${path}?cursor=${before.next}` : path,
  )
  return { next, entries: entries + (before?.entries ?? 0), faults: [...faults, ...(before?.faults ?? [])] }
}

export type Recusal = Static<typeof RecusalsView>['items'][number]

/** Who is recused from a matter. For the centre's manager. */
export const recusalsQuery = (no: string) =>
  queryOptions({
    queryKey: ['recusals', no],
    queryFn: async ({ signal }) =>
      (await request<{ items: Recusal[] }>('GET', `${matterPath(no)}/recusals`, { signal })).items,
  })

/** Keeps an account away from a matter. The reason is kept with it and in the access log. */
export const recuse = (no: string, body: RecusalBody): Promise<void> =>
  request<void>('POST', `${matterPath(no)}/recusals`, { body })

export const endRecusal = (no: string, account: string): Promise<void> =>
  request<void>('DELETE', `${matterPath(no)}/recusals/${encodeURIComponent(account)}`)
