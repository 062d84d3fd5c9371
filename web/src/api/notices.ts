import { queryOptions } from '@tanstack/react-query'
import type { NoticePage } from 'contract/notices'
import { request } from './client.ts'

/** What the reader was told of by itself, the latest first. */
export const noticesQuery = queryOptions({
  queryKey: ['notices'],
  queryFn: ({ signal }) => request<NoticePage>('GET', '/api/notices', { signal }),
})

/** Marks every notice up to this one as read. */
export const markSeen = (upTo: string): Promise<void> => request('POST', '/api/notices/seen', { body: { upTo } })
