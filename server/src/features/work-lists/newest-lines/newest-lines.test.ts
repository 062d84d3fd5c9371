import type { MatterPage } from 'contract/matter-items'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMatter } from '../../../../test/a-matter.ts'
import { type Api, openApi } from '../../../../test/api.ts'
import { fillAssignments, pagesOf } from '../../../../test/plan.ts'
import { asOwner } from '../../../platform/database/migrate.ts'
import type { Queryable, Transaction } from '../../../platform/database/queryable.ts'
import { highestId } from '../../../platform/ids.ts'
import { readerOf, readPage } from '../page.ts'
import { newestAssignments } from './store.ts'

let api: Api
let url: string
const found: string[] = []

/** Three matters of a unit with the word, one of them with two of its assignments, newer than thousands that are not done. */
beforeAll(async () => {
  api = await openApi()
  url = api.test.services.db.url
  await fillAssignments(url, 'water', 10_000)
  await asOwner(url, async (client) => {
    await client.query("update open_assignments set matter_id = ('00000000' || substr(matter_id::text, 9))::uuid")
  })
  for (const minute of [1, 2, 3]) {
    await api.at(`2026-03-02 10:0${minute}`)
    const request = { title: '水管爆裂', content: '路口积水。', confidential: minute === 2 }
    found.unshift((await aMatter(api, { state: 'handling', lead: 'water', request })).no)
  }
  await api.runDue()
  await asOwner(url, async (client) => {
    await client.query(
      `insert into open_assignments select gen_random_uuid(), matter_id, no, 'co', organizer, 'issued', type, category, urgency,
         district, confidential, issued_at, due_at + interval '1 day', warn_at from open_assignments where no = $1`,
      [found[0]],
    )
    await client.query('vacuum analyze')
  })
})
afterAll(() => api.close())

const search = (on: Queryable, words: string, more = {}): Promise<MatterPage> => {
  const actor = { kind: 'staff', account: 'clerk', roles: ['organizer_clerk'], organizer: 'water' } as const
  const reader = readerOf('unit', { actor, city: api.test.services.city, language: 'zh-CN', now: 0 })
  const tx = { ...on, readAs: () => undefined } as unknown as Transaction
  return readPage(tx, { list: 'unit', words, limit: 1, ...more }, reader)
}

describe('a search in a list of much open work', () => {
  it('looks at no more of it than fills a page', async () => {
    let page: MatterPage | undefined
    const pages = await pagesOf(url, async (on) => {
      page = await search(on, '水管')
    })
    expect(page!.items.map(({ no }) => no)).toEqual([found[0], found[0]])
    expect(page!.next).not.toBeNull()
    expect(pages).toBeLessThan(100)
  })

  it('tells all lines of a matter on one page, and of what is sealed nothing', async () => {
    const { db } = api.test.services
    const first = await search(db, '水管')
    const second = await search(db, '水管', { cursor: first.next! })
    expect(second).toMatchObject({ items: [{ no: found[2] }], next: null })
  })
})

it('lines below an id never part what is asked of one matter', async () => {
  const asked = { filters: { organizers: ['water'] }, now: 0, below: highestId, most: 1 }
  const lines = await newestAssignments(api.test.services.db, ['issued', 'handling'], asked)
  expect(lines.map(({ assignmentState, mayBeSealed }) => [assignmentState, mayBeSealed])).toEqual([
    ['handling', false],
    ['issued', false],
  ])
})
