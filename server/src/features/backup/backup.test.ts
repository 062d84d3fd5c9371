import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMatter, somebody } from '../../../test/a-matter.ts'
import { type Api, openApi } from '../../../test/api.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { openServices } from '../../open-services.ts'
import { putOnShelf, shelvedSpans } from '../../platform/database/archive.ts'
import { asOwner } from '../../platform/database/migrate.ts'
import { makeMissing, type Span, spanNamed } from '../../platform/database/partitions.ts'
import { keyFileIn } from '../../platform/key-file.ts'
import { verifyMatters } from '../integrity/index.ts'
import { readBackup, writeBackup } from './index.ts'
import { manifestIn, tableFile } from './manifest.ts'
import { tablesInOrder } from './tables.ts'

let api: Api
let empty: FreshDatabase
let root: string
const folder = () => join(root, 'backup')

beforeAll(async () => {
  api = await openApi()
  empty = await freshDatabase()
  root = await mkdtemp(join(tmpdir(), 'huixiang-backup-'))
  await api.at('2026-03-02 10:00')
  await aMatter(api, { state: 'callback' })
  await aMatter(api, { state: 'returning' })
  await api.runDue()
  const { db, config } = api.test.services
  await writeBackup({ url: db.url, dataDir: config.dataDir, folder: folder() })
})
afterAll(async () => {
  await api.close()
  await empty.drop()
  await rm(root, { recursive: true, force: true })
})

const rowsOf = (url: string) =>
  asOwner(url, async (client) => {
    const all: Record<string, unknown[]> = {}
    for (const table of await tablesInOrder(client))
      all[table] = (await client.query(`select t::text as row from ${table} t order by 1`)).rows
    return all
  })
const restore = (from = folder(), dataDir = join(root, 'data')) => readBackup({ url: empty.url, dataDir, folder: from })

describe('a backup', () => {
  it('holds no name or phone that could be read, and no key', async () => {
    const { config } = api.test.services
    const secrets = secretsOf(await readFile(keyFileIn(config.dataDir), 'utf8'))
    expect(secrets.length).toBeGreaterThanOrEqual(3)
    for (const file of await readdir(folder())) {
      const bytes = await readFile(join(folder(), file))
      for (const secret of [somebody.name, somebody.phone, ...secrets]) expect(bytes.includes(secret)).toBe(false)
    }
  })

  it.each([
    ['cut short', (from: string) => truncate(tableFile(from, 'events'), 200), /events/],
    ['without its manifest', (from: string) => rm(manifestIn(from)), /manifest/],
    ['with a manifest that is none', (from: string) => writeFile(manifestIn(from), '{"tables":[]}'), /damaged/],
    ['of fewer rows than it says', (from: string) => saysMore(from), /rows instead of/],
    ['of another version', (from: string) => saysOlder(from), /another version/],
  ])('%s is refused, and nothing of it stays', async (name, harm, words) => {
    const { db, config } = api.test.services
    const from = join(root, name.replaceAll(' ', '-'))
    await writeBackup({ url: db.url, dataDir: config.dataDir, folder: from })
    await harm(from)
    await expect(restore(from)).rejects.toThrow(words)
    expect(await asOwner(empty.url, async (client) => (await client.query('select from accounts')).rowCount)).toBe(0)
  })

  it('brings every row back into an empty database, where verify finds nothing', async () => {
    const { db, config } = api.test.services
    await restore()
    expect(await rowsOf(empty.url)).toEqual(await rowsOf(db.url))

    const services = await openServices({ ...config, databaseUrl: empty.url }, empty.url)
    try {
      const { matters, findings, days } = await verifyMatters(services, () => undefined)
      expect({ matters, findings, days }).toEqual({ matters: 2, findings: [], days: [] })
    } finally {
      await services.db.close()
    }
  })

  it('is refused by a database that holds anything, and by a folder that is there', async () => {
    await expect(restore()).rejects.toThrow(/empty/)
    const { db, config } = api.test.services
    await expect(writeBackup({ url: db.url, dataDir: config.dataDir, folder: folder() })).rejects.toThrow(/already/)
  })
})

describe('a backup with archived months', () => {
  it('is read back after attempts that were cut short, each month onto its shelf', async () => {
    const { db, config } = api.test.services
    const [old, older] = ['2024_02', '2024_01'].map((name) => spanNamed(name)!) as [Span, Span]
    const target = await freshDatabase()
    const write = async (name: string): Promise<string> => {
      await writeBackup({ url: db.url, dataDir: config.dataDir, folder: join(root, name) })
      return join(root, name)
    }
    const read = (from: string) => readBackup({ url: target.url, dataDir: join(root, 'data-of-months'), folder: from })
    const shelfOf = async ({ name }: Span) =>
      (await asOwner(target.url, shelvedSpans)).find((span) => span.name === name)?.shelf
    try {
      await asOwner(db.url, async (client) => {
        await makeMissing(client, [old, older])
        await putOnShelf(client, old, { shelf: 'archive' })
      })
      const broken = await write('months-broken')
      await truncate(tableFile(broken, 'events'), 200)
      await expect(read(broken)).rejects.toThrow(/events/)
      expect([await shelfOf(old), await shelfOf(older)]).toEqual(['archive', 'attached'])

      await asOwner(db.url, async (client) => {
        await putOnShelf(client, old, { shelf: 'attached' })
        await putOnShelf(client, older, { shelf: 'archive' })
      })
      await read(await write('months-whole'))
      expect([await shelfOf(old), await shelfOf(older)]).toEqual(['attached', 'archive'])
      expect(await rowsOf(target.url)).toEqual(await rowsOf(db.url))
    } finally {
      await target.drop()
    }
  })
})

const secretsOf = (keys: string): string[] =>
  [...keys.matchAll(/"([A-Za-z0-9+/=_-]{40,})"/g)].map(([, secret]) => secret!)

type Written = { migrations: string[]; tables: { name: string; rows: number }[] }
async function change(from: string, how: (manifest: Written) => void): Promise<void> {
  const manifest = JSON.parse(await readFile(manifestIn(from), 'utf8')) as Written
  how(manifest)
  await writeFile(manifestIn(from), JSON.stringify(manifest))
}
const saysMore = (from: string) =>
  change(from, ({ tables }) => {
    tables.find(({ name }) => name === 'matters')!.rows += 1
  })
const saysOlder = (from: string) => change(from, ({ migrations }) => void migrations.pop())
