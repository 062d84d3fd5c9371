import type { Client } from 'pg'
import type { Database } from '../../server/src/platform/database/queryable.ts'
import { planEachTime, planOnce } from '../../server/src/platform/database/session.ts'
import type { Sent } from './record.ts'
import { arrayText } from './script.ts'

/** What statements cost the database: milliseconds of planning and running, and pages of 8 kB that were looked at. */
export interface Cost {
  ms: number
  pages: number
}

interface Explained {
  'Planning Time': number
  'Execution Time': number
  Plan: { 'Shared Hit Blocks': number; 'Shared Read Blocks': number }
}

/**
 * The first time fetches pages from disk; of the others the quickest counts, since others use the machine too: three at least, and
 * more of what is short, of which a tenth of a millisecond is a large part.
 */
const [fewest, most] = [4, 24]
const longEnough = 200

/** Explains what a request sent, planned as the product has it planned, all of it in one transaction as its role, and takes it back. */
export async function costOf(db: Database, sent: readonly Sent[]): Promise<Cost> {
  const client = await db.connect()
  try {
    const costs: Cost[] = []
    for (let time = 0, spent = 0; time < fewest || (time < most && spent < longEnough); time++) {
      const cost = await explainAll(client, sent)
      costs.push(cost)
      spent += cost.ms
    }
    return costs.slice(1).reduce((best, cost) => (cost.ms < best.ms ? cost : best))
  } finally {
    await client.end()
  }
}

const explain = 'explain (analyze, buffers, format json)'

async function explainAll(client: Client, sent: readonly Sent[]): Promise<Cost> {
  const cost: Cost = { ms: 0, pages: 0 }
  await client.query('begin')
  // What counts a whole past may take longer than anybody would wait for.
  await client.query('set local statement_timeout = 0')
  for (const one of sent) {
    if (one.statement.name === 'set-reader') {
      await client.query(one.statement.text, [...one.values])
      continue
    }
    const { rows } = await (one.statement.name === '' ? explainValues(client, one) : explainPlan(client, one))
    const [{ Plan, ...spent }] = rows[0]!['QUERY PLAN']
    cost.ms += spent['Planning Time'] + spent['Execution Time']
    cost.pages += Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks']
  }
  await client.query('rollback')
  return cost
}

type Rows = Promise<{ rows: { 'QUERY PLAN': [Explained] }[] }>

/** A statement without a name is planned each time for the values it has. */
async function explainValues(client: Client, { statement, values }: Sent): Rows {
  await client.query(planEachTime)
  return client.query(`${explain} ${statement.text}`, [...values])
}

/** One with a name has one plan a connection for all values, made when it is first sent. */
async function explainPlan(client: Client, { statement: { name, text }, values }: Sent): Rows {
  await client.query(planOnce)
  const { rows } = await client.query('select from pg_prepared_statements where name = $1', [name])
  if (rows.length === 0) await client.query(`prepare "${name}" as ${text}`)
  const literals = values.map((value) => literalOf(client, value))
  return client.query(`${explain} execute "${name}"${literals.length > 0 ? `(${literals.join(', ')})` : ''}`)
}

function literalOf(client: Client, value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (Buffer.isBuffer(value)) return `'\\x${value.toString('hex')}'`
  if (Array.isArray(value))
    return client.escapeLiteral(
      arrayText(value.map((one) => (Buffer.isBuffer(one) ? `\\x${one.toString('hex')}` : one))),
    )
  return client.escapeLiteral(typeof value === 'object' ? JSON.stringify(value) : String(value))
}
