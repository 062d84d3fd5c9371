import type { Client } from 'pg'
import type { Database } from '../../server/src/platform/database/pool.ts'
import type { Sent } from './record.ts'

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

/** The first time fetches pages from disk; of the others the quickest counts, since others use the machine too. */
const times = 4

/** Explains what a request sent, all of it in one transaction as the product's role, and takes it back. */
export async function costOf(db: Database, sent: readonly Sent[]): Promise<Cost> {
  const client = await db.connect()
  try {
    const costs: Cost[] = []
    for (let time = 0; time < times; time++) costs.push(await explainAll(client, sent))
    return costs.slice(1).reduce((best, cost) => (cost.ms < best.ms ? cost : best))
  } finally {
    await client.end()
  }
}

async function explainAll(client: Client, sent: readonly Sent[]): Promise<Cost> {
  const cost: Cost = { ms: 0, pages: 0 }
  await client.query('begin')
  for (const { statement, values } of sent) {
    if (statement.name === 'set-reader') {
      await client.query(statement.text, [...values])
      continue
    }
    const text = `explain (analyze, buffers, format json) ${statement.text}`
    const { rows } = await client.query<{ 'QUERY PLAN': [Explained] }>(text, [...values])
    const [{ Plan, ...spent }] = rows[0]!['QUERY PLAN']
    cost.ms += spent['Planning Time'] + spent['Execution Time']
    cost.pages += Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks']
  }
  await client.query('rollback')
  return cost
}
