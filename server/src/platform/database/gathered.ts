import { Problem } from '../problem.ts'
import type { Queryable, Statement } from './queryable.ts'

/** A thing that several callers may want of the database at the same moment, made once for the process. */
export interface Batch<On, Item, Answer> {
  /** Does for some callers what they want, or fails and has done it for none. Answers each, in their order. */
  run(on: On, items: readonly Item[]): Promise<readonly Answer[]>
}

/** Does what callers want together with what others want at the same time. */
export interface Gathered<On> {
  /**
   * Resolves once it is done and committed. Rejects with the failure of what this caller wants, whatever became of those that
   * went with it.
   */
  ask<Item, Answer>(batch: Batch<On, Item, Answer>, item: Item): Promise<Answer>
}

/** How callers are gathered. */
export interface Gathering {
  /** How many of them go at once: so that the next are made ready while these are done. */
  most?: number
  /** Begun with each batch: the next one waits until it is over. */
  rest?: () => Promise<unknown>
  /** Milliseconds, by `now`. */
  now?: () => number
}

/** Milliseconds for which a caller waits before he is told to come back, with nothing done for him; and how many may wait. */
const patience = 15_000
const mostWaiting = 2_000
/** Milliseconds between looks at who has waited too long: what is under way may itself take longer than they wait. */
const betweenLooks = 1_000

interface Waiting<Item, Answer> {
  item: Item
  since: number
  resolve(answer: Answer): void
  reject(reason: unknown): void
}

/**
 * What comes alone is done at once. What comes while that is under way, or in the rest that began with it, goes together: a
 * surge then costs one commit for many. Where the database is so slow that more come than go, callers are told to come back
 * (`unavailable`): at once where too many wait, and after fifteen seconds, in both cases with nothing done.
 */
export function gathered<On>(on: On, { most = 16, rest, now = () => performance.now() }: Gathering = {}): Gathered<On> {
  type Any = Batch<On, unknown, unknown>
  const lines = new Map<Any, Waiting<unknown, unknown>[]>()

  async function runAll(batch: Any, waiting: Waiting<unknown, unknown>[]): Promise<void> {
    const look = () => sendAway(waiting, now() - patience)
    const looks = setInterval(look, betweenLooks)
    try {
      while (waiting.length > 0) {
        const rested = rest?.()
        look()
        const next = waiting.splice(0, most)
        if (next.length > 0) await runBatch(on, batch, next)
        await Promise.allSettled([rested])
      }
    } finally {
      clearInterval(looks)
      lines.delete(batch)
    }
  }

  return {
    ask: (batch, item) =>
      new Promise((resolve, reject) => {
        const one = { item, since: now(), resolve, reject } as Waiting<unknown, unknown>
        const line = lines.get(batch)
        if (line && line.length >= mostWaiting) return reject(comeBack())
        if (line) return line.push(one)
        const begun = [one]
        lines.set(batch, begun)
        void runAll(batch, begun)
      }),
  }
}

const comeBack = (): Problem => new Problem('unavailable', { retryAfter: 5 })

/** Tells those to come back who have waited since before a moment; they stand in the order in which they came. */
function sendAway(waiting: Waiting<unknown, unknown>[], before: number): void {
  while (waiting[0] && waiting[0].since < before) waiting.shift()!.reject(comeBack())
}

async function runBatch<On>(
  on: On,
  batch: Batch<On, unknown, unknown>,
  waiting: readonly Waiting<unknown, unknown>[],
): Promise<void> {
  try {
    const answers = await batch.run(
      on,
      waiting.map(({ item }) => item),
    )
    for (const [index, { resolve }] of waiting.entries()) resolve(answers[index])
  } catch (error) {
    // Where the database refused what was given it did nothing, and one caller's mistake is no reason to refuse another.
    if (waiting.length > 1 && isRefusal(error)) for (const one of waiting) await runBatch(on, batch, [one])
    else for (const { reject } of waiting) reject(error)
  }
}

/**
 * What the database says of what it is given: data that fits no column (22), a broken constraint (23), a conflict of
 * transactions (40), a policy or a name (42), a limit of its own (54), a trigger (P0). Of a lost connection or a time limit it
 * is not known what was done.
 */
const isRefusal = (error: unknown): boolean => /^(22|23|40|42|54|P0)/.test(String((error as { code?: unknown }).code))

/** Rows by the names under which a statement of `together` finds them in its one JSON parameter. */
export type Lists = Readonly<Record<string, readonly unknown[]>>

/** Rows that a statement writes, those of all callers in one parameter. They must not meet any that are there already. */
export const writing = (statement: Statement): Batch<Queryable, Lists, void> => ({
  run: async (on, many) => {
    await on.query(statement, [JSON.stringify(merged(many))])
    return many.map(() => undefined)
  },
})

/** Every row of a moment passes here: what was gathered is not copied again for each caller. */
function merged(many: readonly Lists[]): Lists {
  const all: Record<string, unknown[]> = {}
  for (const one of many)
    for (const [name, rows] of Object.entries(one)) {
      all[name] ??= []
      all[name].push(...rows)
    }
  return all
}
