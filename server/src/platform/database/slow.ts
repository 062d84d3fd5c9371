import type { Logger } from 'pino'
import type { Statement } from './queryable.ts'

/** Milliseconds of real time for which a statement is left alone once it was told of. */
const quiet = 60_000

/** How the database would run a statement, line by line, without any value; nothing where it cannot be asked now. */
export type PlanOf = (one: Statement, values: readonly unknown[]) => Promise<string[]>

/** Of commands of a transaction and of settings there is no plan. */
const hasPlan = /^[\s(]*(select|with|insert|update|delete|merge|values)\b/i

/**
 * Tells the log of statements that took `from` milliseconds or longer, waiting included: their name, how long, and their
 * plan, never with the values they had. The same statement is told of once a minute, and one plan is asked for at a time.
 */
export function slowStatements({ from, log, planOf }: { from: number; log: Pick<Logger, 'warn'>; planOf: PlanOf }) {
  const told = new Map<string, number>()
  let isAsking = false

  async function findPlan(one: Statement, values: readonly unknown[]): Promise<string[]> {
    if (isAsking || !hasPlan.test(one.text)) return []
    isAsking = true
    try {
      return await planOf(one, values)
    } catch {
      // No server before 16 tells a plan for any values.
      return []
    } finally {
      isAsking = false
    }
  }

  return async (one: Statement, values: readonly unknown[], milliseconds: number): Promise<void> => {
    const now = Date.now()
    if (milliseconds < from || now - (told.get(one.text) ?? Number.NEGATIVE_INFINITY) < quiet) return
    told.set(one.text, now)
    const plan = await findPlan(one, values)
    log.warn({ statement: one.name || 'unnamed', milliseconds: Math.round(milliseconds), plan }, 'slow statement')
  }
}
