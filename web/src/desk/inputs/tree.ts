import type { CityItem } from '../../api/city.ts'

/** An item of a tree of codes with the labels of all above it, the highest first, and its own as the last. */
export interface Placed extends CityItem {
  path: string[]
}

/** Items of a tree, in the order given, each with what it stands under. */
export function withAbove(items: readonly CityItem[]): Placed[] {
  const byCode = new Map(items.map((item) => [item.code, item]))
  const pathOf = ({ label, parent }: CityItem): string[] => {
    const above = parent === null ? undefined : byCode.get(parent)
    return above ? [...pathOf(above), label] : [label]
  }
  return items.map((item) => ({ ...item, path: pathOf(item) }))
}

/** Of a city's places its districts: those right under what the city itself stands as. */
export function districtsOf(places: readonly CityItem[]): CityItem[] {
  const roots = new Set(places.filter(({ parent }) => parent === null).map(({ code }) => code))
  return places.filter(({ parent }) => parent !== null && roots.has(parent))
}
