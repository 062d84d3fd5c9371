import type { Queryable, Statement } from './pool.ts'

/** Rows by the names under which a statement of `together` finds them in its one JSON parameter. */
export type Lists = Readonly<Record<string, readonly unknown[]>>

/** Writes rows together with what others write by the same statement at the same time. */
export interface GatheredWrites {
  /**
   * Resolves once the rows are committed. For rows that must not meet any that are there already. Rejects with the failure of
   * these rows, whatever became of those that went with them.
   */
  write(statement: Statement, rows: Lists): Promise<void>
}

/** How writes are gathered. */
export interface Gathering {
  /** How many callers' rows one statement takes: so that the next are made ready while these are written. */
  most?: number
  /** Begun with each writing: the next one waits until it is over. */
  rest?: () => Promise<unknown>
}

interface Waiting {
  rows: Lists
  resolve(): void
  reject(reason: unknown): void
}

/**
 * What comes alone is written at once. What comes while that is under way, or in the rest that began with it, goes together: a
 * surge then costs one commit for many, and nobody waits for more than the writing before his own.
 */
export function gatheredWrites(on: Queryable, { most = 16, rest }: Gathering = {}): GatheredWrites {
  const lines = new Map<string, Waiting[]>()

  async function writeAll(statement: Statement, waiting: Waiting[]): Promise<void> {
    while (waiting.length > 0) {
      const rested = rest?.()
      await writeBatch(on, statement, waiting.splice(0, most))
      await rested
    }
    lines.delete(statement.name)
  }

  return {
    write: (statement, rows) =>
      new Promise((resolve, reject) => {
        const one = { rows, resolve, reject }
        const line = lines.get(statement.name)
        if (line) return line.push(one)
        const begun = [one]
        lines.set(statement.name, begun)
        void writeAll(statement, begun)
      }),
  }
}

async function writeBatch(on: Queryable, statement: Statement, batch: readonly Waiting[]): Promise<void> {
  try {
    await on.query(statement, [JSON.stringify(merged(batch.map(({ rows }) => rows)))])
    for (const { resolve } of batch) resolve()
  } catch (error) {
    // Where the rows themselves were refused nothing was written, and one caller's are no reason to refuse another's.
    if (batch.length > 1 && isRefusal(error)) for (const one of batch) await writeBatch(on, statement, [one])
    else for (const { reject } of batch) reject(error)
  }
}

const merged = (many: readonly Lists[]): Lists =>
  many.reduce((all, one) =>
    Object.fromEntries(Object.entries(one).map(([name, rows]) => [name, [...(all[name] ?? []), ...rows]])),
  )

/**
 * What the database says of rows: data that fits no column (22), a broken constraint (23), a conflict of transactions (40).
 * Of a lost connection or a time limit it is not known what was written.
 */
const isRefusal = (error: unknown): boolean => /^(22|23|40)/.test(String((error as { code?: unknown }).code))
