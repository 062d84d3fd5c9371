import type { Sent } from './record.ts'

/**
 * Statements to be repeated many times without the product. In a value, `@time@` stands for the first 13 characters of
 * a UUIDv7, `@no@` for a number and `@seq@` for a count; each is new every time, in step for the whole script. `@old@` and
 * `@oldno@` are those of a row which is there already.
 */
export interface Script {
  name: string
  statements: readonly { text: string; values: readonly (string | null)[] }[]
  /** Whether the statements are one transaction. */
  together: boolean
}

export const marks = { time: '@time@', old: '@old@', no: '@no@', oldNo: '@oldno@', seq: '@seq@' } as const

/** Room between the ids of two repetitions, so that every connection has some of its own. */
export const stride = 64

/** Which table each list of a write's rows goes to. */
const tables: Record<string, string> = {
  events: 'events',
  texts: 'texts',
  persons: 'persons',
  contacts: 'contacts',
  outbox: 'outbox',
  keys: 'idempotency_keys',
  matters: 'matters',
  open: 'open_matters',
  assignments: 'open_assignments',
  clocks: 'running_clocks',
}

const asText = (value: unknown): string | null =>
  value === null || value === undefined || typeof value === 'string' ? (value ?? null) : JSON.stringify(value)

/** The rows of one write as single inserts: the reference, which knows nothing of the product's way of writing. */
export function singleInserts(name: string, json: string): Script {
  const rows = JSON.parse(json) as Record<string, Record<string, unknown>[]>
  const statements = Object.entries(tables).flatMap(([list, table]) =>
    (rows[list] ?? []).map((row) => {
      const columns = Object.keys(row)
      const places = columns.map((_, index) => `$${index + 1}`)
      return {
        text: `insert into ${table} (${columns.join(', ')}) values (${places.join(', ')})`,
        values: columns.map((column) => asText(row[column])),
      }
    }),
  )
  return { name, statements, together: true }
}

/** Statements just as a request sent them. */
export const asSent = (name: string, sent: readonly Sent[]): Script => ({
  name,
  together: sent.length > 1,
  statements: sent.map(({ statement: { text }, values }) => ({
    text,
    values: values.map((value) => (Array.isArray(value) ? arrayText(value) : asText(value))),
  })),
})

const arrayText = (values: readonly unknown[]): string => `{${values.map((value) => JSON.stringify(value)).join(',')}}`

const timeOf = (at: number): string => {
  const hex = at.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}`
}

const noOf = (at: number): string => String(at).padStart(13, '0')

/** A value with its marks filled for a new row of the moment `at` and a row of `before` that is there already. */
export const filled = (value: string, { at, before }: { at: number; before: number }): string =>
  value
    .replaceAll(marks.time, timeOf(at))
    .replaceAll(marks.old, timeOf(before))
    .replaceAll(marks.no, noOf(at))
    .replaceAll(marks.oldNo, noOf(before))
    .replaceAll(marks.seq, String(at % 2_000_000_000))
