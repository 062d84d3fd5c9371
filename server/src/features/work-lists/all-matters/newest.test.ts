import type { MatterPage } from 'contract/matter-items'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMatter } from '../../../../test/a-matter.ts'
import { type Api, type Caller, openApi } from '../../../../test/api.ts'
import { pagesOf } from '../../../../test/plan.ts'
import { moment } from '../../../../test/services.ts'
import { asOwner } from '../../../platform/database/migrate.ts'
import { newestFirst } from './newest.ts'

const wish = { state: 'handling', lead: 'panyu', type: 'help', urgency: 'urgent' } as const

let api: Api
let dispatcher: Caller
let longAgo: string
let first: string
let last: string

/** Closed matters of January to November, one after another, that no filter of these tests finds. */
const fill = (count: number): Promise<void> =>
  asOwner(api.test.services.db.url, async (client) => {
    await client.query(
      `insert into matters (id, no, state, closing, type, category, urgency, channel, district, street, confidential, sealed,
         registered_at, closed_at, version, rule_set, head, body)
       select (substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'x' || n, 'closed',
         'resolved', 'complaint', '0402', 'general', 'phone', '440104', null, false, false, t, t, 1, 1, '', '{"assignments": []}'
       from generate_series(1, $1) as n cross join lateral (select timestamptz '2026-01-03' + n * interval '15 minutes' as t) at
         cross join lateral (select lpad(to_hex((extract(epoch from t) * 1000)::bigint), 12, '0') as h) hex`,
      [count],
    )
    await client.query('vacuum analyze matters')
  })

beforeAll(async () => {
  api = await openApi()
  dispatcher = await api.as('dispatcher')
  await api.at('2024-03-04 10:00')
  longAgo = (await aMatter(api, wish)).no
  await api.at('2026-01-02 10:00')
  first = (await aMatter(api, wish)).no
  await fill(20_000)
  await api.at('2026-11-02 10:00')
  last = (await aMatter(api, wish)).no
})
afterAll(() => api.close())

const pageOf = async (query: string): Promise<{ numbers: string[]; next: string | null }> => {
  const { items, next } = (await dispatcher.send({ url: `/api/matters?list=all&${query}` }))
    .body as unknown as MatterPage
  return { numbers: items.map(({ no }) => no), next }
}

describe('all matters, narrowed to few', () => {
  it('are looked for among so many at a time, and further where the page before ended', async () => {
    const newest = await pageOf('organizer=panyu')
    expect(newest).toEqual({ numbers: [last], next: expect.any(String) })
    expect(await pageOf(`organizer=panyu&cursor=${newest.next}`)).toEqual({ numbers: [first, longAgo], next: null })
  })

  it('are found more than a year back by what stands in their row, and further where the page before ended', async () => {
    const newest = await pageOf('district=440113')
    expect(newest).toEqual({ numbers: [last, first], next: expect.any(String) })
    expect(await pageOf(`district=440113&cursor=${newest.next}`)).toEqual({ numbers: [longAgo], next: null })
    const { next } = await pageOf('district=440106')
    expect(await pageOf(`district=440106&cursor=${next}`)).toEqual({ numbers: [], next: null })
  })

  it.each(['type=help', 'urgency=urgent', 'type=help&urgency=urgent&district=440113', 'type=help&category=01'])(
    'are found by %s',
    async (query) => {
      expect((await pageOf(query)).numbers).toEqual([last, first])
    },
  )

  it('are not looked for one by one', async () => {
    for (const filters of [
      { type: 'help' },
      { urgency: 'urgent', district: '440113' },
      { categories: ['0101', '0102'] },
    ]) {
      let lines: unknown[] = []
      const pages = await pagesOf(api.test.services.db.url, async (on) => {
        lines = (await newestFirst(on, { filters, limit: 51, now: moment('2026-11-02 10:00'), below: undefined })).lines
      })
      expect([lines.length, pages]).toEqual([2, expect.toSatisfy((looked: number) => looked < 200)])
    }
  })

  it('come page by page, each once', async () => {
    const numbers: string[][] = []
    for (let next: string | null = ''; next !== null; ) {
      const page = await pageOf(`district=440113&limit=1${next && `&cursor=${next}`}`)
      numbers.push(page.numbers)
      next = page.next
    }
    expect(numbers).toEqual([[last], [first], [longAgo]])
  })
})
