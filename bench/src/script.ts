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

type Rows = Record<string, Record<string, unknown>[]>
type Single = Script['statements'][number]

/** Each row as a statement of its own; `over` tells the lists whose rows may be there already, and are then written over. */
const rowByRow = (rows: Rows, over: readonly string[] = []): Single[] =>
  Object.entries(tables).flatMap(([list, table]) =>
    (rows[list] ?? []).map((row) => {
      const columns = Object.keys(row)
      const places = columns.map((_, index) => `$${index + 1}`)
      const changed = columns.map((column) => `${column} = excluded.${column}`).join(', ')
      const conflict = over.includes(list) ? ` on conflict (id) do update set ${changed}` : ''
      return {
        text: `insert into ${table} (${columns.join(', ')}) values (${places.join(', ')})${conflict}`,
        values: columns.map((column) => asText(row[column])),
      }
    }),
  )

/** The rows of several writes as one. */
export function together(jsons: readonly string[]): string {
  const all: Rows = {}
  for (const json of jsons)
    for (const [list, rows] of Object.entries(JSON.parse(json) as Rows)) all[list] = [...(all[list] ?? []), ...rows]
  return JSON.stringify(all)
}

/** The rows of one write as single inserts: the reference, which knows nothing of the product's way of writing. */
export const singleInserts = (name: string, json: string): Script => ({
  name,
  statements: rowByRow(JSON.parse(json) as Rows),
  together: true,
})

/** What a command sends, with the rows of its write as single statements: what is open no more goes by a statement a table. */
export const singleStatements = (name: string, sent: readonly Sent[], isChange: (one: Sent) => boolean): Script => ({
  name,
  together: true,
  statements: sent.flatMap((one) => (isChange(one) ? singleChange(one) : [asItWas(one)])),
})

function singleChange({ values }: Sent): Single[] {
  const [change] = JSON.parse(String(values[0])) as [Rows & { id: string; gone: string[]; told: string[] }]
  const { id, gone, told } = change
  const open = ['open_matters', 'open_assignments', 'running_clocks']
  const deletes = open.map((table) => ({ text: `delete from ${table} where id = any($1)`, values: [arrayText(gone)] }))
  const telling = 'update texts set for_demander = true where owner_id = $1 and id = any($2)'
  return [
    ...rowByRow(change, ['matters', 'open', 'assignments', 'clocks']),
    ...(gone.length > 0 ? deletes : []),
    ...(told.length > 0 ? [{ text: telling, values: [id, arrayText(told)] }] : []),
  ]
}

const asItWas = ({ statement: { text }, values }: Sent): Single => ({
  text,
  values: values.map((value) => (Array.isArray(value) ? arrayText(value) : asText(value))),
})

/** Statements just as a request sent them. */
export const asSent = (name: string, sent: readonly Sent[]): Script => ({
  name,
  together: sent.length > 1,
  statements: sent.map(asItWas),
})

/** An array as the database reads it. */
export const arrayText = (values: readonly unknown[]): string =>
  `{${values.map((value) => JSON.stringify(value)).join(',')}}`

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
