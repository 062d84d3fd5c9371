import type { MatterPage } from 'contract/matter-items'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMatter } from '../../../test/a-matter.ts'
import { type Api, type Caller, openApi } from '../../../test/api.ts'
import { asOwner } from '../../platform/database/migrate.ts'

let api: Api
let dispatcher: Caller
let first: string
let last: string

/** Closed matters of January to November, one after another, that no filter of these tests finds. */
const fill = (count: number): Promise<void> =>
  asOwner(api.test.services.db.url, async (client) => {
    await client.query(
      `insert into matters (id, no, state, closing, type, category, urgency, channel, district, street, confidential, sealed,
         registered_at, closed_at, version, rule_set, head, body)
       select (substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'x' || n, 'closed',
         'resolved', 'complaint', '0101', 'general', 'phone', '440104', null, false, false, t, t, 1, 1, '', '{"assignments": []}'
       from generate_series(1, $1) as n cross join lateral (select timestamptz '2026-01-03' + n * interval '15 minutes' as t) at
         cross join lateral (select lpad(to_hex((extract(epoch from t) * 1000)::bigint), 12, '0') as h) hex`,
      [count],
    )
  })

beforeAll(async () => {
  api = await openApi()
  dispatcher = await api.as('dispatcher')
  await api.at('2026-01-02 10:00')
  first = (await aMatter(api, { state: 'handling', lead: 'panyu' })).no
  await fill(20_000)
  await api.at('2026-11-02 10:00')
  last = (await aMatter(api, { state: 'handling', lead: 'panyu' })).no
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
    expect(await pageOf(`organizer=panyu&cursor=${newest.next}`)).toEqual({ numbers: [first], next: null })
  })

  it('are found farther back by what stands in their row', async () => {
    expect(await pageOf('district=440113')).toEqual({ numbers: [last, first], next: null })
    expect(await pageOf('district=440106')).toEqual({ numbers: [], next: null })
  })

  it('come page by page, each once', async () => {
    const one = await pageOf('district=440113&limit=1')
    expect(one).toEqual({ numbers: [last], next: expect.any(String) })
    expect(await pageOf(`district=440113&limit=1&cursor=${one.next}`)).toEqual({ numbers: [first], next: null })
  })
})
