import type { MatterItem } from 'contract/matter-items'
import { cutPage } from '../../platform/cursor.ts'
import type { Transaction } from '../../platform/database/queryable.ts'
import { groupBy } from '../../platform/group.ts'
import type { Described } from './described/store.ts'
import { knownTo, knowsAll, type Reader, tell, tellKnown } from './items.ts'
import type { Line } from './store.ts'

/** Lines for a page of so many matters, and one more that tells whether the list goes on. */
export interface Gathering {
  isFull(): boolean
  /** Takes lines on in their order, those of a matter together, of whose matters the reader may know and that are found. */
  add(lines: readonly Line[], isFound?: (matter: Described) => boolean): Promise<void>
  /** The page, and the last matter on it where the list goes on. */
  told(): Promise<{ items: MatterItem[]; last: string | undefined }>
}

/** Matters that are looked up at a time, where only a few are wanted: some of them may be left out. */
const fewest = 10

/**
 * Gathers a page. No more matters are looked up than it takes, once each: what is left out for the reader is not counted, and
 * where nothing is they are looked up when they are told.
 */
export function gathering(tx: Transaction, { reader, limit }: { reader: Reader; limit: number }): Gathering {
  const gathered: Line[] = []
  const ids = new Set<string>()
  const matters = new Map<string, Described>()
  const isFull = () => ids.size > limit

  function take(line: Line): void {
    gathered.push(line)
    ids.add(line.matter)
  }

  async function takeKnown(lines: readonly Line[], isFound: (matter: Described) => boolean): Promise<void> {
    const known = await knownTo(tx, lines, reader)
    for (const matter of known.matters.values()) if (isFound(matter)) matters.set(matter.id, matter)
    for (const line of known.lines) if (matters.has(line.matter)) take(line)
  }

  return {
    isFull,
    async add(lines, isFound) {
      const left = [...groupBy(lines, ({ matter }) => matter).values()]
      while (left.length > 0 && !isFull()) {
        const few = left.splice(0, Math.max(fewest, limit + 1 - ids.size)).flat()
        if (!isFound && knowsAll(reader)) few.forEach(take)
        else await takeKnown(few, isFound ?? (() => true))
      }
    },
    async told() {
      const { rows: shown, last } = cutPage([...ids], limit)
      const lines = gathered.filter(({ matter }) => shown.includes(matter))
      const areLookedUp = lines.every(({ matter }) => matters.has(matter))
      return { items: await (areLookedUp ? tellKnown(tx, { lines, matters }, reader) : tell(tx, lines, reader)), last }
    },
  }
}
