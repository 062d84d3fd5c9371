import { infiniteQueryOptions } from '@tanstack/react-query'
import { request } from './client.ts'

/** A list that the server answers page by page. What of `search` is empty is not asked for. */
export const pages = <Page extends { next: string | null }>(
  queryKey: readonly unknown[],
  path: string,
  search: Readonly<Record<string, string | number | undefined>> = {},
) =>
  infiniteQueryOptions({
    queryKey,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const asked = Object.entries({ ...search, cursor: pageParam }).filter(([, value]) => value)
      const query = new URLSearchParams(asked.map(([name, value]) => [name, String(value)]))
      return request<Page>('GET', asked.length > 0 ? `${path}?${query}` : path, { signal })
    },
    getNextPageParam: ({ next }) => next,
  })
