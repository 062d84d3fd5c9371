import type { Logger } from 'pino'

/** Milliseconds of real time for which a statement is left alone once it was told of. */
const quiet = 60_000

/** How the database would run a statement, line by line, without any value. */
export type PlanOf = (text: string) => Promise<string[]>

/**
 * Tells the log of statements that took `from` milliseconds or longer, waiting included: their name, how long, and their
 * plan for any values, never with those they had. The same statement is told of once a minute.
 */
export function slowStatements({ from, log, planOf }: { from: number; log: Pick<Logger, 'warn'>; planOf: PlanOf }) {
  const told = new Map<string, number>()
  return async ({ name, text }: { name: string; text: string }, milliseconds: number): Promise<void> => {
    const now = Date.now()
    if (milliseconds < from || now - (told.get(text) ?? Number.NEGATIVE_INFINITY) < quiet) return
    told.set(text, now)
    // Commands of a transaction have none, and no server before 16 tells a plan without values.
    const plan = await planOf(text).catch(() => [])
    log.warn({ statement: name || 'unnamed', milliseconds: Math.round(milliseconds), plan }, 'slow statement')
  }
}
