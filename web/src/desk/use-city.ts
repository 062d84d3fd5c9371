import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type CityItem, type CityList, cityQuery } from '../api/city.ts'

/** One of the city's lists with a way to name its codes. Until it is there a code stands for itself. */
export function useCity(list: CityList): { items: CityItem[]; labelOf: (code: string | null | undefined) => string } {
  const { i18n } = useTranslation()
  const { data } = useQuery(cityQuery(list, i18n.language))
  return useMemo(() => {
    const items = data ?? []
    const labels = new Map(items.map(({ code, label }) => [code, label]))
    return { items, labelOf: (code) => (code ? (labels.get(code) ?? code) : '') }
  }, [data])
}
