import { isDay } from 'core/calendar'
import type { FileRow } from './read-rows.ts'

/** What is wrong in a file: where, what, and a right value to go by. */
export interface ListFault {
  place: string
  what: string
  example: string
}

/** A column of a list's file: whether it may be empty, and what its value must look like. */
export interface Column {
  example: string
  optional?: true
  fault?: (value: string) => string | undefined
}
export type Columns = Readonly<Record<string, Column>>

const shaped =
  (shape: RegExp, words: string) =>
  (value: string): string | undefined =>
    shape.test(value) ? undefined : words

const code = shaped(/^[A-Za-z0-9_.-]{1,40}$/, 'may hold letters, digits, "_", "." and "-" alone, 40 at most')
const words = shaped(/^.{1,200}$/u, 'is longer than 200 characters')
const oneOf = (...values: string[]) =>
  shaped(new RegExp(`^(${values.join('|')})$`), `must be one of ${values.join(', ')}`)
const aDay = (value: string) => (isDay(value) ? undefined : 'must be a day')

const label = { label: { example: '道路', fault: words }, labelEn: { example: 'Roads', fault: words } }

/** The columns of each file. */
export const listColumns = {
  organizers: {
    id: { example: 'water', fault: code },
    ...label,
    parent: { example: 'north', optional: true, fault: code },
    kind: { example: 'bureau', fault: oneOf('bureau', 'district', 'street', 'utility', 'other') },
  },
  categories: {
    code: { example: '0101', fault: code },
    ...label,
    parent: { example: '01', optional: true, fault: code },
  },
  places: {
    code: { example: '440113', fault: code },
    label: label.label,
    labelEn: { ...label.labelEn, optional: true },
    parent: { example: '440100', optional: true, fault: code },
    level: { example: 'district', fault: oneOf('city', 'district', 'street', 'committee') },
  },
  catalogue: {
    id: { example: 'c-0101', fault: code },
    category: { example: '0101', fault: code },
    district: { example: '440113', optional: true, fault: code },
    lead: { example: 'water', fault: code },
    co: { example: 'north water', optional: true },
    basis: { example: '道路养护职责', fault: words },
    since: { example: '2026-01-01', fault: aDay },
  },
} as const satisfies Record<string, Columns>
export type ListFile = keyof typeof listColumns
export const listFiles = Object.keys(listColumns) as ListFile[]

/** What is wrong with the cells of a file by themselves: unknown and missing columns, empty and misshapen values, codes that come twice. */
export function cellFaults(rows: readonly FileRow[], columns: Columns): ListFault[] {
  const key = Object.keys(columns)[0]!
  const seen = new Map<string, string>()
  return rows.flatMap(({ place, cells }) => {
    const faults = Object.keys(cells)
      .filter((name) => !(name in columns))
      .map((name) => ({
        place,
        what: `the column ${JSON.stringify(name)} is not known`,
        example: Object.keys(columns).join(','),
      }))
    for (const [name, { example, optional, fault }] of Object.entries(columns)) {
      const value = cells[name] ?? ''
      const what = value === '' ? (optional ? undefined : 'is missing') : fault?.(value)
      if (what) faults.push({ place, what: `${name} ${what}`, example })
    }
    const own = cells[key] ?? ''
    const first = seen.get(own)
    if (own && first)
      faults.push({ place, what: `${key} ${own} stands in ${first} already`, example: columns[key]!.example })
    else seen.set(own, place)
    return faults
  })
}
