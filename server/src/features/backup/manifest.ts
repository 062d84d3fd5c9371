import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { StartRefusal } from '../../platform/refusal.ts'

const SpanName = Type.String({ pattern: '^\\d{4}(_\\d\\d)?$' })

/** What stands in a backup. Moments are epoch milliseconds. */
const Manifest = Type.Object({
  madeAt: Type.Integer(),
  /** Migrations the database had: it is read back into tables of just these. */
  migrations: Type.Array(Type.String()),
  /** Names of the spans whose partitions hold rows, on either shelf. */
  spans: Type.Object({ attached: Type.Array(SpanName), archive: Type.Array(SpanName) }),
  /** In the order in which they are read back. */
  tables: Type.Array(
    Type.Object({
      name: Type.String({ pattern: '^(archive\\.)?[a-z_]+$' }),
      columns: Type.Array(Type.String()),
      rows: Type.Integer(),
    }),
  ),
})
export type Manifest = Static<typeof Manifest>

export const manifestIn = (folder: string): string => join(folder, 'manifest.json')
export const tableFile = (folder: string, table: string): string => join(folder, `${table}.copy.gz`)

/** Files of the data folder that say where histories end; they go into a backup and come back with it. */
export const endFiles = ['anchors.jsonl', 'access-heads.jsonl'] as const

/** Throws `StartRefusal` when the folder holds no whole backup. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(manifestIn(folder), 'utf8').catch(() => undefined)
  if (text === undefined) throw new StartRefusal(`${folder} is no backup: it has no manifest.json.`)
  const parsed = parse(text)
  if (!Value.Check(Manifest, parsed)) throw new StartRefusal(`${manifestIn(folder)} is damaged; take another backup.`)
  return parsed
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
