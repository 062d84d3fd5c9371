import type { Staff } from 'core/access'
import type { Audit } from '../../platform/audit.ts'
import { Problem } from '../../platform/problem.ts'
import type { ExportParts } from './ask.ts'
import { factsOf } from './enter.ts'
import { keptFor } from './limits.ts'
import { askerOf, contextOf } from './make-file.ts'
import { findExport, findPart, type StoredExport } from './store.ts'

export const isOver = ({ state, madeAt }: StoredExport, now: number): boolean =>
  state === 'expired' || (state === 'ready' && madeAt !== null && madeAt + keptFor <= now)

/**
 * An export whose file its asker may have now: his rights are looked at again. The download is entered before a byte goes
 * out. Throws `not-found` for anybody else, `gone` after its days, and `wrong-state` while there is no file.
 */
export async function openFile(
  { db, clock }: ExportParts,
  { account }: Staff,
  { id, audit }: { id: string; audit: Audit },
): Promise<StoredExport> {
  const found = await findExport(db, id)
  if (!found || found.account !== account) throw new Problem('not-found')
  await db.transaction((tx) => askerOf(tx, found))
  if (isOver(found, await clock.now())) throw new Problem('gone')
  if (found.state !== 'ready') throw new Problem('wrong-state', { state: found.state, rule: 'export.state' })
  await audit.note({ account, kind: 'export', subject: id, facts: factsOf('downloaded', found) })
  return found
}

/** The bytes of a file, piece by piece. Breaks off when a piece is missing: half a list must not look like a whole one. */
export async function* bytesOf({ db, keys }: ExportParts, { id, parts }: StoredExport): AsyncGenerator<Buffer> {
  for (let part = 0; part < parts; part++) {
    const data = await findPart(db, id, part)
    if (!data) throw new Error('a piece of the export is missing')
    yield Buffer.from(keys.decrypt(data, contextOf(id, part)), 'base64')
  }
}
