import type { Sent } from './record.ts'
import { marks } from './script.ts'

const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-(7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})/g

type Rows = Record<string, Record<string, unknown>[]>

/** The JSON of a registration's one statement, every row of it new each time it is sent. */
export function markNew(json: string, no: string): string {
  const rows = parse(json.replaceAll(uuids, `${marks.time}-$1`).replaceAll(no, marks.no))
  for (const key of rows.keys ?? []) key.key = marks.time
  return JSON.stringify(rows)
}

/** The same for a row of the pool, which commands are then repeated on. */
export const markPool = (json: string, no: string): string =>
  markNew(json, no).replaceAll(marks.time, marks.old).replaceAll(marks.no, marks.oldNo)

/** Whether a statement writes the change of a matter, or more of them. */
export const isChange = ({ statement }: Sent): boolean => statement.name.startsWith('write-matter')

/**
 * The statement of a command on a matter of the pool: what it adds is new each time, what it writes over stays. The matter
 * keeps the version it has in the pool, so that it is always the one that was decided on.
 */
export function markChange({ statement, values }: Sent, no: string): Sent {
  const [change] = JSON.parse(String(markOld(values[0], no))) as [Rows & { version: unknown }]
  const renew = (id: unknown) => String(id).replace(marks.old, marks.time)
  for (const row of [...change.events!, ...change.texts!, ...change.outbox!]) row.id = renew(row.id)
  for (const row of change.events!) row.seq = marks.seq
  for (const row of change.keys ?? []) row.key = marks.time
  for (const row of change.matters!) row.version = 1
  change.version = 1
  const ofItsMoment = [`${marks.old}-0000-0000-000000000000`, `${marks.old}-ffff-ffff-ffffffffffff`]
  return { statement, values: [JSON.stringify([change]), ...ofItsMoment] }
}

/** Any statement of a command on a matter of the pool, as it is sent for another of them. */
export function markStep(sent: Sent, no: string): Sent {
  if (isChange(sent)) return markChange(sent, no)
  if (sent.statement.name === 'append-outbox') return markRead(sent)
  return { ...sent, values: sent.values.map((value) => markOld(value, no)) }
}

function markOld(value: unknown, no: string): unknown {
  if (Array.isArray(value)) return value.map((one) => markOld(one, no))
  return typeof value === 'string' ? value.replaceAll(uuids, `${marks.old}-$1`).replaceAll(no, marks.oldNo) : value
}

/** A statement of a read. That somebody has read is written down as well, each time anew. */
export function markRead({ statement, values }: Sent): Sent {
  if (statement.name !== 'append-outbox') return { statement, values }
  const { outbox } = JSON.parse(String(values[0])) as { outbox: { id: string }[] }
  const renewed = outbox.map((row) => ({ ...row, id: row.id.replace(uuids, `${marks.time}-$1`) }))
  return { statement, values: [JSON.stringify({ outbox: renewed })] }
}

const parse = (json: string): Rows => JSON.parse(json) as Rows
