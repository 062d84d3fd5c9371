import type { CityItem } from '../api/city.ts'

/** The districts: the top of the list of places, or what lies under its only top, the city. */
export function districtsOf(places: readonly CityItem[]): CityItem[] {
  const known = new Set(places.map(({ code }) => code))
  const tops = places.filter(({ parent }) => parent === null || !known.has(parent))
  const [only] = tops
  return only && tops.length === 1 ? streetsOf(places, only.code) : tops
}

/** The streets of a district. */
export const streetsOf = (places: readonly CityItem[], district: string): CityItem[] =>
  places.filter(({ parent }) => district !== '' && parent === district)
