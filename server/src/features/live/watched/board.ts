import { changeBetween, wholePage } from 'contract/list-change'
import type { ListChange } from 'contract/live'
import type { MatterPage, WorkList } from 'contract/matter-items'
import type { ListCounts } from 'contract/work-lists'
import type { Logger } from 'pino'
import { errorName } from '../../../platform/loop.ts'
import { countsEvent, listEvent } from './events.ts'
import type { Sight, Watcher } from './sight.ts'
import { createRepeated, type Turns } from './turns.ts'

/** Milliseconds a sight rests after a reading, and after one that failed. */
const rests = { usual: 250, failed: 2_000 }

/** How the lists are read: just as they are answered to whoever asks for them. */
export interface Readings {
  page(list: WorkList, sight: Sight): Promise<MatterPage>
  counts(sight: Sight): Promise<ListCounts>
}

export interface BoardParts {
  readings: Readings
  /** Of all boards of the node together. */
  turns: Turns
  /** The number of the latest news: what is read now stands for all up to it. */
  newest(): number
  log: Logger
}

/** What all readers of one sight have before them, read once for all of them. */
export interface Board {
  readonly sight: Sight
  /** Tells a watcher his lists whole, and then what changes on them. */
  join(watcher: Watcher): void
  /** Answers whether anybody still watches. */
  leave(watcher: Watcher): boolean
  /** These lists of the sight have changed. */
  hear(lists: Iterable<WorkList>): void
  /** Anything may have changed. */
  hearAll(): void
  /** When it was last read, by the clock of the process that nobody sets. */
  readAt(): number
  close(): void
}

export function createBoard(sight: Sight, { readings, turns, newest, log }: BoardParts): Board {
  /** Whether each watcher has his lists. */
  const watchers = new Map<Watcher, boolean>()
  const pages = new Map<WorkList, MatterPage>()
  const stale = new Set<WorkList>()
  let readAt = Number.NEGATIVE_INFINITY
  const repeated = createRepeated(turns, rests, read)

  const watched = (): Set<WorkList> => new Set([...watchers.keys()].flatMap(({ lists }) => lists))

  /** Reads what has changed, then tells it. Who joins meanwhile is told after the next reading. */
  async function read(): Promise<boolean> {
    const due = [...watched()].filter((list) => stale.has(list))
    const present = [...watchers]
    const upTo = newest()
    stale.clear()
    readAt = performance.now()
    try {
      const found = new Map<WorkList, MatterPage>()
      for (const list of due) found.set(list, await readings.page(list, sight))
      tell(present, found, countsEvent(await readings.counts(sight), upTo))
      return true
    } catch (error) {
      for (const list of due) stale.add(list)
      log.warn({ loop: 'lists', error: errorName(error) }, 'lists could not be read for the streams')
      return false
    }
  }

  function tell(present: [Watcher, boolean][], found: Map<WorkList, MatterPage>, counts: string): void {
    const textOf = textsOf(found, pages)
    const told = new Map<string, Buffer>()
    for (const [watcher, has] of present) {
      if (!watchers.has(watcher)) continue
      const kind = `${has} ${watcher.lists.join()}`
      const text = told.get(kind) ?? Buffer.from(watcher.lists.map((list) => textOf(list, has)).join('') + counts)
      told.set(kind, text)
      watcher.write(text)
      watchers.set(watcher, true)
    }
    for (const [list, page] of found) pages.set(list, page)
  }

  return {
    sight,
    join(watcher) {
      watchers.set(watcher, false)
      for (const list of watcher.lists) stale.add(list)
      repeated.want()
    },
    leave(watcher) {
      watchers.delete(watcher)
      const still = watched()
      for (const list of pages.keys()) if (!still.has(list)) pages.delete(list)
      return watchers.size > 0
    },
    hear(lists) {
      for (const list of lists) stale.add(list)
      repeated.want()
    },
    hearAll() {
      for (const list of watched()) stale.add(list)
      repeated.want()
    },
    readAt: () => readAt,
    close: repeated.close,
  }
}

/** The text of a list for a watcher who has it already or not; none where nothing changed. Each is made once. */
function textsOf(found: ReadonlyMap<WorkList, MatterPage>, pages: ReadonlyMap<WorkList, MatterPage>) {
  const made = new Map<string, string>()
  const changeOf = (list: WorkList, page: MatterPage, has: boolean): ListChange | undefined => {
    const before = pages.get(list)
    if (!has || !before) return wholePage(list, page)
    const change = changeBetween(list, before, page)
    return change.rows.length > 0 || change.order || change.next !== before.next ? change : undefined
  }
  return (list: WorkList, has: boolean): string => {
    const page = found.get(list)
    if (!page) return ''
    const key = `${has} ${list}`
    const change = made.has(key) ? undefined : changeOf(list, page, has)
    const text = made.get(key) ?? (change ? listEvent(change) : '')
    made.set(key, text)
    return text
  }
}
