import { createReadStream, existsSync } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { shelveEmpty } from '../../platform/database/archive.ts'
import { asOwner, migrate } from '../../platform/database/migrate.ts'
import { makeMissing, type Span, spanNamed } from '../../platform/database/partitions.ts'
import { StartRefusal } from '../../platform/refusal.ts'
import { endFiles, type Manifest, readManifest, tableFile } from './manifest.ts'

interface Wish {
  url: string
  dataDir: string
  folder: string
  onTable?: (table: string, rows: number) => void
}

/**
 * Reads a backup into an empty database, all of it or nothing, and puts the files back that say where histories end.
 * Throws `StartRefusal` when the database holds anything, when the backup is of another version of the product, or when
 * it is damaged.
 */
export async function readBackup({ url, dataDir, folder, onTable = () => undefined }: Wish): Promise<Manifest> {
  const manifest = await readManifest(folder)
  await migrate(url)
  await asOwner(url, async (client) => {
    await refuseUnfit(client, manifest)
    const spans = { attached: spansNamed(manifest.spans.attached), archive: spansNamed(manifest.spans.archive) }
    await makeMissing(client, [...spans.attached, ...spans.archive])
    await shelveEmpty(client, spans)
    await client.query('begin')
    // Migrations leave a few rows of their own.
    await client.query(`truncate ${manifest.tables.map(({ name }) => name).join(', ')}`)
    for (const table of manifest.tables) {
      await readTable(client, folder, table)
      onTable(table.name, table.rows)
    }
    await client.query('commit')
    await client.query('analyze')
  })
  await mkdir(dataDir, { recursive: true })
  for (const file of endFiles)
    if (existsSync(join(folder, file))) await copyFile(join(folder, file), join(dataDir, file))
  return manifest
}

const spansNamed = (names: readonly string[]): Span[] => names.flatMap((name) => spanNamed(name) ?? [])

async function refuseUnfit(client: pg.Client, { migrations, tables }: Manifest): Promise<void> {
  const present = await client.query<{ name: string }>('select name from migrations order by name')
  const names = present.rows.map(({ name }) => name)
  if (names.join() !== migrations.join())
    throw new StartRefusal(
      `The backup is of another version of the product: its tables end at ${migrations.at(-1)}, those here at ${names.at(-1)}. Read it back with that version, then start this one.`,
    )
  const { rows } = await client.query<{ held: boolean }>(
    'select exists (select from accounts) or exists (select from matters) or exists (select from contacts) as held',
  )
  if (rows[0]!.held) throw new StartRefusal('The database holds accounts or matters: read a backup into an empty one.')
  const known = await client.query<{ name: string }>(
    'select name from unnest($1::text[]) as name where to_regclass(name) is not null',
    [tables.map(({ name }) => name)],
  )
  if (known.rows.length !== tables.length)
    throw new StartRefusal('The backup is damaged: it names tables that are none.')
}

async function readTable(client: pg.Client, folder: string, { name, columns, rows }: Manifest['tables'][number]) {
  const into = client.query(copyFrom(`copy ${name} (${columns.join(', ')}) from stdin`))
  try {
    await pipeline(createReadStream(tableFile(folder, name)), createGunzip(), into)
  } catch (error) {
    throw new StartRefusal(
      `The backup is damaged: ${name} cannot be read (${(error as { code?: string }).code ?? 'cut short'}).`,
    )
  }
  if (into.rowCount !== rows)
    throw new StartRefusal(`The backup is damaged: ${name} has ${into.rowCount} rows instead of ${rows}.`)
}
