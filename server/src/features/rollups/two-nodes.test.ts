import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Api } from '../../../test/api.ts'
import { countsFromScratch, keptCounts } from '../../../test/counted.ts'
import { moment, type TestServices, testServices } from '../../../test/services.ts'
import { drawPasts } from '../../demo/index.ts'
import { play } from '../../demo/play.ts'
import { asOwner } from '../../platform/database/migrate.ts'
import { createBackground } from '../background/index.ts'
import { runDueOf } from '../matters/index.ts'

let test: TestServices
const rows: Api['rows'] = (text, values) =>
  asOwner(test.services.db.url, async (client) => (await client.query<never>(text, values)).rows)

beforeAll(async () => {
  test = await testServices()
  const now = moment('2026-07-01 10:00')
  await test.at('2026-07-01 10:00')
  for (const past of drawPasts(5, 30, now)) await play(test.services, past, now)
})
afterAll(() => test.close())

const node = () => createBackground(test.services, (matter, until) => runDueOf(test.services, matter, until)).relay

it('counts each commit once though one node fails half-way and others follow at once', async () => {
  await rows(`alter table rollup_margins add constraint broken check (registered = 0)`)
  const failing = node()
  await expect(failing.drain()).rejects.toThrow('refused')
  expect(await keptCounts(rows)).toEqual({ cells: [], days: [], margins: [] })
  await failing.close()
  await rows('alter table rollup_margins drop constraint broken')

  const nodes = [node(), node(), node()]
  await Promise.all(
    nodes.map(async (relay) => {
      await relay.drain()
      await relay.close()
    }),
  )
  const counted = await keptCounts(rows)
  expect(counted.cells.length).toBeGreaterThan(50)
  expect(counted).toEqual(await countsFromScratch(rows))
})
