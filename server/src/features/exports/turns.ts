import { Problem } from '../../platform/problem.ts'

/** Exports that a node makes at a time: each holds a connection for as long as the list is long. */
const most = 2
/** Seconds after which it is worth another try. */
const retryAfter = 10

/** Who asks, and with which key, so that the same request is known again. */
interface Asker {
  account: string
  key?: string | undefined
}

/** What keeps exports from taking all connections of a node. */
export interface Turns {
  /**
   * Makes something now or not at all. Throws `too-many-requests` while the account's own export is being made, and `unavailable`
   * while those of others take all turns. What is made for a ruling is nobody's own.
   */
  take<Made>(asker: Asker | undefined, make: () => Promise<Made>): Promise<Made>
  /** Resolves once the same request of somebody, which is being made just now, is over; undefined where there is none. */
  over(asker: Asker): Promise<unknown> | undefined
}

export function exportTurns(): Turns {
  const own = new Map<string, { key: string | undefined; over: Promise<unknown> }>()
  let running = 0

  return {
    async take(asker, make) {
      if (asker && own.has(asker.account)) throw new Problem('too-many-requests', { retryAfter })
      if (running >= most) throw new Problem('unavailable', { retryAfter })
      running += 1
      const made = make()
      if (asker) own.set(asker.account, { key: asker.key, over: made.catch(() => undefined) })
      try {
        return await made
      } finally {
        running -= 1
        if (asker) own.delete(asker.account)
      }
    },
    over({ account, key }) {
      const found = own.get(account)
      return key !== undefined && found?.key === key ? found.over : undefined
    },
  }
}
