import type pg from 'pg'
import type { Statement } from './queryable.ts'

/**
 * How the database would run a statement, line by line, without any value: one with a name for any values, as it is planned, and
 * one without for those it had.
 */
export const planOn = (client: pg.ClientBase, one: Statement, values: readonly unknown[]): Promise<string[]> =>
  one.name ? planForAny(client, one.text) : planFor(client, one.text, values)

/** Asked for in plain text: only so may the placeholders of the statement stay what they are. */
async function planForAny(client: pg.ClientBase, text: string): Promise<string[]> {
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (generic_plan) ${text}`)
  return rows.map((row) => row['QUERY PLAN'])
}

async function planFor(client: pg.ClientBase, text: string, values: readonly unknown[]): Promise<string[]> {
  const asked = { text: `explain (format json) ${text}`, values: [...values] }
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Step }] }>(asked)
  return linesOf(rows[0]!['QUERY PLAN'][0].Plan)
}

/** What is told of a step. All else that the database says of it may hold values, its conditions above all. */
interface Step {
  'Node Type': string
  'Index Name'?: string
  'Relation Name'?: string
  'Plan Rows': number
  Plans?: Step[]
}

function linesOf(step: Step, depth = 0): string[] {
  const { 'Node Type': type, 'Index Name': index, 'Relation Name': table, 'Plan Rows': rows, Plans = [] } = step
  const what = [type, ...(index ? ['using', index] : []), ...(table ? ['on', table] : []), `(rows=${rows})`]
  return [`${'  '.repeat(depth)}${what.join(' ')}`, ...Plans.flatMap((next) => linesOf(next, depth + 1))]
}
