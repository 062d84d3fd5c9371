import { afterAll, beforeAll, expect, it } from 'vitest'
import { aMatter } from '../../test/a-matter.ts'
import { type Api, openApi } from '../../test/api.ts'
import { fillWords } from '../../test/fill-words.ts'
import { asOwner } from '../platform/database/migrate.ts'
import { settle } from './index.ts'

let api: Api
let url: string
beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
  url = api.test.services.db.url
  await fillWords(url, 500, { often: [5, 0] })
})
afterAll(() => api.close())

/** Whether PostgreSQL knows of every page of a table that all may see it. */
const isSwept = async (table: string): Promise<boolean> => {
  const told = `select relallvisible = pg_relation_size(oid) / 8192 as swept from pg_class where relname = '${table}'`
  return (await api.rows<{ swept: boolean }>(told))[0]!.swept
}

const settled = () => asOwner(url, (client) => settle(client))

/** Changes every matter of a month, and has that counted before anything else is asked. */
const change = () =>
  asOwner(url, async (client) => {
    await client.query('alter table matter_words_2026_03 set (autovacuum_enabled = false)')
    await client.query(`update matter_words set words = words || array_to_tsvector(array['more'])`)
    await client.query('select pg_stat_force_next_flush()')
  })

it('what changed is sampled and put into the indexes, and what did not is left alone', async () => {
  await settled()
  await change()
  const [first, again] = [await settled(), await settled()]
  expect(first.waited).toBeGreaterThan(0)
  // What all months hold is sampled each time: of matters, events, texts, contacts and words.
  expect([again.waited, again.samplings, first.samplings]).toEqual([0, 5, 6])
  const held = `select relname from pg_class where relname in ('matter_words', 'matter_words_2026_03') and reltuples = 500`
  expect(await api.rows(held)).toHaveLength(2)
})

it('what is open is swept', async () => {
  await aMatter(api, { state: 'dispatching' })
  await asOwner(url, (client) => client.query('alter table open_matters set (autovacuum_enabled = false)'))
  expect(await isSwept('open_matters')).toBe(false)
  await settled()
  expect(await isSwept('open_matters')).toBe(true)
})
