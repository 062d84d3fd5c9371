import type { MatterPage } from 'contract/matter-items'
import type { ListCounts } from 'contract/work-lists'
import type { Staff } from 'core/access'
import { fromIso } from 'core/calendar'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appFor, as, staffOf } from '../../../test/app-for.ts'
import { guangzhou } from '../../../test/city.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { type ListedWish, listMatter } from '../../../test/listed-matter.ts'
import { asOwner } from '../../platform/database/migrate.ts'
import { ensurePartitions } from '../../platform/database/partitions.ts'
import { openDatabase } from '../../platform/database/pool.ts'
import { type Database, statement } from '../../platform/database/queryable.ts'
import type { App } from '../../platform/http/app.ts'
import { workListRoutes } from './index.ts'

const now = fromIso('2026-03-02T12:00:00+08:00')!
const hour = 3_600_000
let fresh: FreshDatabase
let db: Database
let app: App
/** Numbers of matters under review, in the order of their due times: of some the housing department must not know. */
let shown: string[]
let hidden: string[]

beforeAll(async () => {
  fresh = await freshDatabase()
  db = openDatabase(fresh.url)
  await asOwner(fresh.url, (client) => ensurePartitions(client, now, now))
  app = await appFor(workListRoutes({ db, clock: { now: async () => now }, city: guangzhou() }))
  let serial = 0
  const make = (wish: Partial<ListedWish>) => {
    serial += 1
    const plain: ListedWish = { serial, at: now, dueAt: now + serial * hour, state: 'reviewing', ruling: true }
    return listMatter(db, { ...plain, assignments: [{ organizer: 'water' }], ...wish })
  }
  const about: Partial<ListedWish> = { type: 'report', about: ['zhujian'] }
  hidden = [await make(about), await make({ ...about, category: '0104' })]
  shown = [await make({}), await make({})]
  for (let more = 0; more < 30; more += 1) hidden.push(await make({ ...about, district: '440104' }))
  shown.push(await make({}))
  hidden.push(await make(about))
  await db.query(
    statement(
      '',
      `insert into running_clocks (id, matter_id, kind, rule, owner, organizer, due_at, warn_at, provisional)
       select id, id, 'review', 'review', 'guidance', 'zhujian', due_at, warn_at, false from open_matters`,
    ),
  )
})
afterAll(async () => {
  await app.close()
  await db.close()
  await fresh.drop()
})

const guidance = staffOf('guidance', 'zhujian')
const recused = (role: Staff['roles'][number], organizer: string | null = null): Staff => ({
  ...staffOf(role, organizer),
  recused: hidden,
})

/** Every page of a list, each with the numbers on it and whether it says that there are more. */
async function pages(query: string, actor: Staff): Promise<[string[], boolean][]> {
  const read: [string[], boolean][] = []
  for (let next: string | null = ''; next !== null; ) {
    const url: string = `/api/matters?${query}${next && `&cursor=${next}`}`
    const answer: { statusCode: number; body: string } = await app.inject({ url, headers: as(actor) })
    expect(answer.statusCode, answer.body).toBe(200)
    const page: MatterPage = JSON.parse(answer.body)
    read.push([page.items.map(({ no }) => no), page.next !== null])
    next = page.next
  }
  return read
}

/** Whom hidden matters are kept from: a department complained of, and people of the centre and of a unit who are recused. */
const readers: [string, string, () => Staff, (numbers: string[]) => string[]][] = [
  ['a department complained of', 'review', () => guidance, (all) => all],
  ['a department complained of', 'rulings', () => guidance, (all) => all],
  ['a recused manager', 'review', () => recused('centre_manager'), (all) => all],
  ['a recused manager', 'rulings', () => recused('centre_manager'), (all) => all],
  ['a recused supervisor', 'open', () => recused('supervisor'), (all) => all],
  ['a recused supervisor', 'all', () => recused('supervisor'), (all) => all.toReversed()],
  ['a recused clerk of a unit', 'handle', () => recused('organizer_clerk', 'water'), (all) => all],
]

describe('what is hidden from a reader', () => {
  it.each(readers)('shortens no page of %s in %s', async (_who, list, actor, sorted) => {
    const [one, two, three] = sorted(shown) as [string, string, string]
    expect(await pages(`list=${list}`, actor())).toEqual([[[one, two, three], false]])
    expect(await pages(`list=${list}&limit=2`, actor())).toEqual([
      [[one, two], true],
      [[three], false],
    ])
    const single = [one, two, three].map((no, place) => [[no], place < 2])
    expect(await pages(`list=${list}&limit=1`, actor())).toEqual(single)
  })

  it.each(readers)('does not answer the filters of %s in %s', async (_who, list, actor) => {
    for (const filter of ['type=report', 'category=0104', 'district=440104', 'type=report&district=440113'])
      expect(await pages(`list=${list}&limit=1&${filter}`, actor()), filter).toEqual([[[], false]])
  })

  const counted = async (actor: Staff) => {
    const answer = await app.inject({ url: '/api/matters/counts', headers: as(actor) })
    return (JSON.parse(answer.body) as ListCounts).items
  }

  it.each(readers.filter(([, list]) => list !== 'all'))('is not counted for %s in %s', async (_who, list, actor) => {
    expect(await counted(actor())).toContainEqual({ list, count: shown.length, capped: false })
  })

  it('is shown to whoever may know of it', async () => {
    const [[numbers]] = (await pages('list=review&limit=100', staffOf('centre_manager'))) as [[string[], boolean]]
    expect(numbers).toHaveLength(hidden.length + shown.length)
  })

  it('is not told by a long list that is counted as a shorter one', async () => {
    const line = 'no, state, type, urgency, confidential, registered_at, due_at, warn_at, supervised, ruling, about'
    await db.query(
      statement(
        '',
        `insert into open_matters (id, ${line})
         select gen_random_uuid(), ${line} from open_matters, generate_series(1, 1000) where no = '${shown[0]}'`,
      ),
    )
    for (const actor of [guidance, recused('centre_manager')])
      expect(await counted(actor)).toContainEqual({ list: 'review', count: 1000, capped: true })
  })
})
