import { createWriteStream } from 'node:fs'
import { copyFile, mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { restShelves } from '../../platform/database/alone.ts'
import { asOwner } from '../../platform/database/migrate.ts'
import { StartRefusal } from '../../platform/refusal.ts'
import { endFiles, type Manifest, manifestIn, tableFile } from './manifest.ts'
import { columnsOf, spansOf, tablesInOrder } from './tables.ts'

interface Wish {
  url: string
  dataDir: string
  /** A folder that is not there yet. */
  folder: string
  onTable?: (table: string, rows: number) => void
}

/**
 * Writes all rows as they are at one moment, while the product runs, and where the histories end. The folder is there
 * once it is whole. The keys are left out: whoever has both can read everything. Throws `StartRefusal` when the folder
 * is there already.
 */
export async function writeBackup({ url, dataDir, folder, onTable = () => undefined }: Wish): Promise<Manifest> {
  const target = resolve(folder)
  if (await isThere(target)) throw new StartRefusal(`${target} is there already; name a folder that is not.`)
  const draft = `${target}.part`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true, mode: 0o700 })
  // Before the rows: what these files know of must be among them.
  for (const file of endFiles)
    if (await isThere(join(dataDir, file))) await copyFile(join(dataDir, file), join(draft, file))

  const manifest = await asOwner(url, (client) => writeRows(client, draft, onTable))
  await writeFile(manifestIn(draft), `${JSON.stringify(manifest, null, 2)}\n`, { flush: true })
  await rename(draft, target)
  await syncFolder(dirname(target))
  return manifest
}

async function writeRows(
  client: pg.Client,
  folder: string,
  onTable: (table: string, rows: number) => void,
): Promise<Manifest> {
  await restShelves(client)
  await client.query('begin isolation level repeatable read read only')
  const migrations = await client.query<{ name: string }>('select name from migrations order by name')
  const spans = await spansOf(client)
  const tables: Manifest['tables'] = []
  for (const name of await tablesInOrder(client)) {
    const columns = await columnsOf(client, name)
    const rows = client.query(copyTo(`copy (select ${columns.join(', ')} from ${name}) to stdout`))
    await pipeline(
      rows,
      createGzip({ level: 1 }),
      createWriteStream(tableFile(folder, name), { flush: true, mode: 0o600 }),
    )
    tables.push({ name, columns, rows: rows.rowCount })
    onTable(name, rows.rowCount)
  }
  await client.query('commit')
  return { madeAt: Date.now(), migrations: migrations.rows.map(({ name }) => name), spans, tables }
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
