import type { KeyRing } from '../../platform/keys.ts'
import type { Services } from '../../platform/services.ts'
import { linkText } from './chain.ts'
import { readWrittenHead } from './head-file.ts'
import { type AccessHead, entriesAfter, readHead, type StoredEntry } from './log-store.ts'

/** What is wrong with the log at a place: an entry is missing, was changed, or the end was cut off. */
export interface AccessFault {
  seq: number
  fault: 'missing' | 'changed' | 'cut'
}

const pageSize = 1_000

/** Follows the chain of the access log from its first entry, and compares its end with what was written out. */
export async function verifyAccessLog({
  db,
  keys,
  config,
}: Pick<Services, 'db' | 'keys' | 'config'>): Promise<{ entries: number; faults: AccessFault[] }> {
  // Read first: what is added meanwhile only makes the log longer.
  const ends = [await readHead(db), await readWrittenHead(config.dataDir)].filter((head) => head !== undefined)
  const faults: AccessFault[] = []
  const endsFound = new Set<AccessHead>()
  let entries = 0
  let last: { seq: number; hash: Buffer | null } = { seq: 0, hash: null }
  for (;;) {
    const page = await entriesAfter(db, last.seq, pageSize)
    for (const entry of page) {
      const fault = faultOf(keys, last, entry)
      if (fault) faults.push({ seq: entry.seq, fault })
      for (const end of ends) if (end.seq === entry.seq && end.hash.equals(entry.hash)) endsFound.add(end)
      last = entry
    }
    entries += page.length
    if (page.length < pageSize) break
  }
  const cut = ends.filter((end) => !endsFound.has(end)).map(({ seq }): AccessFault => ({ seq, fault: 'cut' }))
  return { entries, faults: [...faults, ...cut.slice(0, 1)] }
}

function faultOf(
  keys: KeyRing,
  last: { seq: number; hash: Buffer | null },
  { hash, hashVersion, ...entry }: StoredEntry,
): AccessFault['fault'] | undefined {
  if (entry.seq !== last.seq + 1) return 'missing'
  return keys.chainHash(last.hash, linkText(entry), hashVersion).equals(hash) ? undefined : 'changed'
}
