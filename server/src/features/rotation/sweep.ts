import { hex } from '../../platform/database/rows.ts'
import type { KeyRing } from '../../platform/keys.ts'
import type { Services } from '../../platform/services.ts'
import { beginningOf, type InUse, mayTakeLong, reach, takePage, type Waiting, writePage, writeTasks } from './store.ts'
import type { Target } from './targets.ts'

type Parts = Pick<Services, 'db' | 'keys'>

const pageSize = 500

/** What one page came to: rows brought over, and rows that no key opens. */
interface Page {
  moved: number
  unread: number
  /** Where to go on; undefined at the end of the table. */
  reached: string[] | undefined
}

/**
 * Brings the rows of a table over to the keys in use, page by page, each page in a short transaction with its place, so
 * that a run after a killed one goes on there. Rows that somebody holds just now are left for the next pass.
 */
export async function sweep(
  parts: Parts,
  target: Target,
  {
    inUse,
    from,
    onPage,
  }: { inUse: InUse; from: readonly string[] | null; onPage: (page: Page) => Promise<void> | void },
): Promise<{ moved: number; unread: number }> {
  let moved = 0
  let unread = 0
  for (let after: readonly string[] | undefined = from ?? beginningOf(target); after; ) {
    const page: Page = await movePage(parts, target, { inUse, after })
    moved += page.moved
    unread += page.unread
    after = page.reached
    await onPage(page)
  }
  return { moved, unread }
}

function movePage(
  { db, keys }: Parts,
  target: Target,
  { inUse, after }: { inUse: InUse; after: readonly string[] },
): Promise<Page> {
  return db.transaction(async (tx) => {
    tx.readAs('centre')
    await mayTakeLong(tx)
    const rows = await takePage(tx, target, { inUse, after, limit: pageSize })
    const fresh = rows.map((row) => renewed(keys, target, row)).filter((row) => row !== undefined)
    const moved = fresh.length > 0 ? await writePage(tx, target, fresh) : 0
    if (target.hasTasks && fresh.length > 0) await writeTasks(tx, fresh)
    const reached = rows.at(-1)?.place
    if (reached) await reach(tx, { target: target.name, reached, moved })
    return { moved, unread: rows.length - fresh.length, reached: rows.length < pageSize ? undefined : reached }
  })
}

/** A row as it is to be written; undefined where no key opens it: it was changed, or its key is gone. */
function renewed(keys: KeyRing, target: Target, { place, sealed }: Waiting): Record<string, unknown> | undefined {
  const named = Object.fromEntries(Object.keys(target.keys).map((name, index) => [name, place[index]]))
  try {
    const plain = keys.decrypt(sealed, target.context(place))
    return { ...named, sealed_before: hex(sealed), ...target.renew(keys, plain, place) }
  } catch {
    return undefined
  }
}
