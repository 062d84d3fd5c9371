import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { keptCounts } from '../test/counted.ts'
import { moment, type TestServices, testServices } from '../test/services.ts'
import { boot } from './boot.ts'
import { drawPasts } from './demo/index.ts'
import { play } from './demo/play.ts'
import { asOwner, migrate, readMigrations } from './platform/database/migrate.ts'
import { isOwed } from './platform/database/owed.ts'
import { recount } from './recount.ts'

let test: TestServices
beforeAll(async () => {
  test = await testServices({ settings: { DEMO: '0', PORT: '0' } })
})
afterAll(() => test.close())

const rows = (text: string, values?: unknown[]) =>
  asOwner(test.services.db.url, async (client) => (await client.query<never>(text, values)).rows)

/** Takes back what a migration and all later ones made, as in a database of before. */
async function takeBack(ending: string): Promise<void> {
  const all = await readMigrations()
  const first = all.findIndex(({ name }) => name.endsWith(ending))
  expect(first).toBeGreaterThanOrEqual(0)
  for (const { name, down } of all.slice(first).reverse()) {
    await rows(down)
    await rows('delete from migrations where name = $1', [name])
  }
}

const keptWords = () => rows('select * from matter_words order by matter_id')

it('counts a database that was made before there were counts, and takes its texts apart into words', async () => {
  const now = moment('2026-07-01 10:00')
  await test.at('2026-07-01 10:00')
  for (const past of drawPasts(5, 12, now)) await play(test.services, past, now)
  const counted = await recount(test.services, () => undefined)
  const [before, words] = [await keptCounts(rows), await keptWords()]
  expect(counted).toBeGreaterThan(0)
  await takeBack('-rollups.sql')

  // A start that was cut short has made the tables, and nothing of what belongs in them.
  await migrate(test.services.db.url)
  expect([await keptCounts(rows), await keptWords()]).toMatchObject([{ cells: [], days: [] }, []])

  const running = await boot(test.services.config, test.services.db.url)
  // It serves at once, and counts beside that.
  await vi.waitFor(async () => expect(await isOwed(test.services.db, 'counts')).toBe(false), { timeout: 20_000 })
  await running.close()

  expect(await keptCounts(rows)).toEqual(before)
  expect(words).toHaveLength(12)
  expect(await keptWords()).toEqual(words)
  expect((await keptCounts(rows)).cells.length).toBeGreaterThan(0)
  for (const what of ['counts', 'words'] as const) expect(await isOwed(test.services.db, what)).toBe(false)
})

it('sums up months and whole days of what was counted before, and needs no count for that', async () => {
  const before = await keptCounts(rows)
  expect(before.days.length).toBeGreaterThan(0)
  await takeBack('-months-of-outcomes.sql')
  await migrate(test.services.db.url)
  expect(await keptCounts(rows)).toEqual(before)
  expect(await isOwed(test.services.db, 'counts')).toBe(false)
})

it('tells of open matters what stood in their bodies alone before', async () => {
  const told = () => rows('select * from open_matters order by id')
  const now = moment('2026-07-01 10:00')
  const others = drawPasts(5, 80, now).filter(({ story }) => story.n >= 12)
  for (const past of others) await play(test.services, past, now)
  for (const held of ['title_for_units is not null', `about <> '[]'`, 'last_lead is not null'])
    expect(await rows(`select from open_matters where ${held}`), held).not.toEqual([])
  const before = await told()
  await takeBack('-told-of-open.sql')
  await migrate(test.services.db.url)
  expect(await told()).toEqual(before)
})
