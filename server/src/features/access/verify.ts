import type { Queryable } from '../../platform/database/queryable.ts'
import type { KeyRing } from '../../platform/keys.ts'
import type { Services } from '../../platform/services.ts'
import { linkText } from './chain.ts'
import { readWrittenHead } from './head-file.ts'
import { type AccessHead, entriesAfter, entriesUpTo, hasEntry, readHead, type StoredEntry } from './log-store.ts'

/** What is wrong with the log at a place: an entry is missing, was changed, or the end was cut off. */
export interface AccessFault {
  seq: number
  fault: 'missing' | 'changed' | 'cut'
}

type Parts = Pick<Services, 'db' | 'keys' | 'config'>

const pageSize = 1_000
/** Pages that one request follows. */
const pagesAtOnce = 10

/** Where a piece of the chain hangs on. */
interface Link {
  seq: number
  hash: Buffer | null
}
const beginning: Link = { seq: 0, hash: null }

/** Follows the chain of the whole access log from its first entry, and compares its end with what was written out. */
export async function verifyAccessLog({
  db,
  keys,
  config,
}: Parts): Promise<{ entries: number; faults: AccessFault[] }> {
  const ends = await endsOf(db, await readWrittenHead(config.dataDir))
  const faults: AccessFault[] = []
  let entries = 0
  let last: Link = beginning
  for (;;) {
    const page = await entriesAfter(db, last.seq, pageSize)
    faults.push(...faultsIn(keys, last, page))
    last = page.at(-1) ?? last
    entries += page.length
    if (page.length < pageSize) break
  }
  return { entries, faults: [...faults, ...(await cutAt(db, ends))] }
}

/** A piece of the log that was followed; `next`: up to where the piece before it goes, null where the log begins. */
export interface Followed {
  entries: number
  faults: AccessFault[]
  next: number | null
}

/**
 * Follows the last 10,000 entries of the access log and compares its end with what was written out lately; with `upTo` as many
 * entries up to a place. Each hangs on the one before it, so pieces that follow one another prove what the whole proves.
 */
export async function verifyPiece({ db, keys, config }: Parts, upTo?: number): Promise<Followed> {
  const ends = upTo === undefined ? await endsOf(db, await readWrittenHead(config.dataDir, 'lately')) : []
  const followed: Followed = { entries: 0, faults: [], next: upTo ?? Number.MAX_SAFE_INTEGER }
  for (let page = 0; page < pagesAtOnce && followed.next !== null; page += 1) {
    const found = await entriesUpTo(db, followed.next, pageSize + 1)
    const before = found[pageSize]
    const entries = found.slice(0, pageSize).toReversed()
    followed.faults.unshift(...faultsIn(keys, before ?? beginning, entries))
    followed.entries += entries.length
    followed.next = before?.seq ?? null
  }
  followed.faults.push(...(await cutAt(db, ends)))
  return followed
}

/** Where the log ends as it says itself, and as was written out. Read first: what is added meanwhile makes it only longer. */
const endsOf = async (db: Queryable, written: AccessHead | undefined): Promise<AccessHead[]> =>
  [await readHead(db), written].filter((head) => head !== undefined)

/** The first of these ends that is not in the log. */
async function cutAt(db: Queryable, ends: readonly AccessHead[]): Promise<AccessFault[]> {
  for (const end of ends) if (!(await hasEntry(db, end))) return [{ seq: end.seq, fault: 'cut' }]
  return []
}

const faultsIn = (keys: KeyRing, before: Link, entries: readonly StoredEntry[]): AccessFault[] =>
  entries.flatMap((entry, index) => {
    const fault = faultOf(keys, entries[index - 1] ?? before, entry)
    return fault ? [{ seq: entry.seq, fault }] : []
  })

function faultOf(
  keys: KeyRing,
  last: Link,
  { hash, hashVersion, ...entry }: StoredEntry,
): AccessFault['fault'] | undefined {
  if (entry.seq !== last.seq + 1) return 'missing'
  return keys.chainHash(last.hash, linkText(entry), hashVersion).equals(hash) ? undefined : 'changed'
}
