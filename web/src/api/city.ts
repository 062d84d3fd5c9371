import { queryOptions } from '@tanstack/react-query'
import { request } from './client.ts'

/** A line of one of the city's lists: organizers, categories, places. `parent` makes it a tree. */
export interface CityItem {
  code: string
  label: string
  parent: string | null
  leaf?: boolean
}

export type CityList = 'organizers' | 'categories' | 'places'

/** One of the city's lists, whole: they are short and change by the month. Labels are in the reader's language. */
export const cityQuery = (list: CityList, language: string) =>
  queryOptions({
    queryKey: ['city', list, language],
    staleTime: 30 * 60_000,
    queryFn: async ({ signal }) => (await request<{ items: CityItem[] }>('GET', `/api/${list}`, { signal })).items,
  })
