import { startOfDay } from 'core/calendar'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, openApi } from '../../../test/api.ts'
import { pagesOf } from '../../../test/plan.ts'
import { asOwner } from '../../platform/database/migrate.ts'
import type { Queryable } from '../../platform/database/pool.ts'
import { findMatters } from './find.ts'

let api: Api
let url: string

/** By how many matters each of these words is held: every so-manieth, from an offset on. */
const shares = {
  common: [1, 0],
  often: [5, 0],
  some: [40, 3],
  seldom: [250, 7],
  other: [50, 1],
  rare: [1_500, 11],
} as const
const matters = 4_000
const now = startOfDay('2026-03-31')

/** Four thousand matters of a month, eight to a page, none next to the one that came before it. */
beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
  url = api.test.services.db.url
  const words = Object.entries(shares).map(
    ([word, [every, from]]) => `case when n % ${every} = ${from} then '${word}' end`,
  )
  await asOwner(url, async (client) => {
    await client.query(
      `insert into matter_words (matter_id, words)
       select (substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-7000-8000-' || lpad(n::text, 12, '0'))::uuid,
         array_to_tsvector(array_remove(array[${words}], null) || array(select 'w' || n || '_' || k from generate_series(1, 60) k))
       from generate_series(1, $1) as n cross join lateral (
         select lpad(to_hex((extract(epoch from timestamptz '2026-03-01' + n * interval '10 minutes') * 1000)::bigint), 12, '0') as h) hex
       order by n % 97`,
      [matters],
    )
    await client.query('vacuum analyze matter_words')
  })
})
afterAll(() => api.close())

/** All that is found, as the places of the matters in their order of time. */
async function placesOf(on: Queryable, asked: string[], { most, enough }: { most: number; enough: number }) {
  const places: number[] = []
  for await (const { ids } of findMatters(on, asked, { now, most })) {
    places.push(...ids.map((id) => Number(id.slice(-12))))
    if (places.length >= enough) break
  }
  return places
}

describe('matters by their words', () => {
  it.each(Object.keys(shares) as (keyof typeof shares)[])(
    'are found each once, the newest first (%s)',
    async (word) => {
      const [every, from] = shares[word]
      const all = Array.from({ length: matters }, (_, at) => matters - at).filter((place) => place % every === from)
      for (const most of [7, 51, 4_000])
        expect(await placesOf(api.test.services.db, [word], { most, enough: matters }), `${most}`).toEqual(all)
    },
  )

  const pages = (...asked: string[]) => pagesOf(url, (on) => placesOf(on, asked, { most: 51, enough: 51 }))

  it('are met among few of the newest where many hold the words', async () => {
    expect(await pages('common')).toBeLessThan(300)
  })

  it('are not looked for one by one where hardly any of the newest hold them', async () => {
    expect(await pages('rare')).toBeLessThan(400)
    expect(await pages('some', 'other')).toBeLessThan(400)
    expect(await pages('nowhere')).toBeLessThan(400)
  })
})
