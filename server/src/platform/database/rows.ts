/** The columns of a table that a statement writes, each with its type. */
export type Columns = Readonly<Record<string, string>>

/** A table with the columns that are written. */
export interface Table {
  table: string
  columns: Columns
}

/** Bytes as JSON carries them to PostgreSQL. */
export const hex = (bytes: Buffer | null | undefined): string | null => (bytes ? `\\x${bytes.toString('hex')}` : null)

interface Insert extends Table {
  /** The name under which the rows lie in the statement's JSON parameter `$1`, or in each `row` of a part of the statement. */
  from: string
  each?: string
  /** Columns that make a row the same one; then the others are taken over. Without it a second row is an error. */
  onSame?: readonly string[]
}

/**
 * One part of a statement that writes several tables at once: inserts the rows of a list inside the JSON parameter. All
 * values pass through the column's own type, so what does not fit is refused by the database as a whole.
 */
export function insertPart({ table, columns, from, each, onSame }: Insert): string {
  const names = Object.keys(columns)
  const typed = names.map((name) => `${name} ${columns[name]}`).join(', ')
  const changed = names.filter((name) => !onSame?.includes(name))
  const conflict = onSame
    ? ` on conflict (${onSame.join(', ')}) do update set ${changed.map((name) => `${name} = excluded.${name}`).join(', ')}`
    : ''
  const given = each ? `${each} cross join lateral jsonb_to_recordset(${each}.row` : 'jsonb_to_recordset($1::jsonb'
  return `insert into ${table} (${names.join(', ')})
    select ${names.map((name) => `rows.${name}`).join(', ')} from ${given} -> '${from}') as rows (${typed})${conflict}`
}

const named = (parts: readonly string[]): string[] => parts.map((part, index) => `part_${index} as (${part})`)

/** Several parts as one statement: they take effect together or not at all, in one round trip. */
export const together = (...parts: readonly string[]): string => `with ${named(parts).join(',\n')} select 1`

/** The same, with queries that the parts go by; it answers the ids that `answer`, one of them, has found. */
export const togetherBy = (
  queries: Readonly<Record<string, string>>,
  parts: readonly string[],
  answer: string,
): string => {
  const given = Object.entries(queries).map(([name, query]) => `${name} as materialized (${query})`)
  return `with ${[...given, ...named(parts)].join(',\n')} select id from ${answer}`
}
