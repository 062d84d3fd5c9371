import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Columns, Table } from './rows.ts'

const unsafe = /[\\\t\n\r]/
const eachUnsafe = new RegExp(unsafe, 'g')
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
/** Hardly a text needs it, and looking costs less than replacing nothing. */
const escaped = (text: string): string => (unsafe.test(text) ? text.replace(eachUnsafe, (one) => escapes[one]!) : text)

/** JSON holds no tab and no line of its own, so that only its backslashes are to be kept. */
function ofJson(value: unknown): string {
  const text = JSON.stringify(value)
  return text.includes('\\') ? text.replaceAll('\\', '\\\\') : text
}

/** How values are written that are no text of anybody's. */
const written: Readonly<Record<string, (value: unknown) => string>> = {
  jsonb: ofJson,
  uuid: String,
  timestamptz: String,
  boolean: String,
  integer: String,
  'integer[]': (value) => `{${(value as readonly number[]).join(',')}}`,
}

/** How each kind of value is written in the text form of COPY. */
function fieldOf(type: string): (value: unknown) => string {
  const write = written[type] ?? ((value: unknown) => escaped(String(value)))
  return (value) => (value === null || value === undefined ? '\\N' : write(value))
}

/** Writes rows as COPY reads them, one line each. A row may leave out what may be null. */
export function copyLines(columns: Columns): (row: Readonly<Record<string, unknown>>) => string {
  const fields = Object.entries(columns).map(([name, type]) => ({ name, field: fieldOf(type) }))
  return (row) => {
    let line = ''
    for (const { name, field } of fields) line += `${field(row[name])}\t`
    return `${line.slice(0, -1)}\n`
  }
}

/**
 * Loads lines, in pieces cut anywhere, into a table, in the transaction of the connection. COPY knows no row security: it is for
 * the owner's connection alone. A row that does not fit is an error, and nothing of the transaction stays.
 */
export async function copyIn(client: pg.Client, { table, columns }: Table, pieces: readonly Buffer[]): Promise<void> {
  if (pieces.length === 0) return
  const stream = client.query(copyFrom(`copy ${table} (${Object.keys(columns).join(', ')}) from stdin`))
  await pipeline(Readable.from(pieces), stream)
}
