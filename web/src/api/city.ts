import { queryOptions } from '@tanstack/react-query'
import type { CatalogueView } from 'contract/reference'
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

/** What the dispatch catalogue says of a category: first for the district, then everywhere. */
export const catalogueQuery = (category: string, district: string | null, language: string) =>
  queryOptions({
    queryKey: ['catalogue', category, district, language],
    queryFn: async ({ signal }) => {
      const search = new URLSearchParams({ category, ...(district && { district }) })
      return (await request<{ items: CatalogueView[] }>('GET', `/api/catalogue?${search}`, { signal })).items
    },
  })
