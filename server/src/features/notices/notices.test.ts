import { randomUUID } from 'node:crypto'
import { noticeKinds } from 'core/matter'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { aMatter, type Made } from '../../../test/a-matter.ts'
import { type Api, type Body, openApi } from '../../../test/api.ts'
import { asOwner } from '../../platform/database/migrate.ts'
import { keepNotices } from './index.ts'

let api: Api

beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

interface Page {
  items: { id: string; at: string; kind: string; no: string; seen: boolean }[]
  next: string | null
  unseen: number
}
async function read(account: string, query = ''): Promise<Page> {
  await api.runDue()
  const { status, body, text } = await (await api.as(account)).send({ url: `/api/notices${query}` })
  expect(status, text).toBe(200)
  return body as unknown as Page
}
const kindsOf = async (account: string, { no }: Made): Promise<string[]> =>
  (await read(account, '?limit=100')).items.filter((notice) => notice.no === no).map(({ kind }) => kind)
const mark = async (account: string, upTo: string) =>
  (await api.as(account)).send({ method: 'POST', url: '/api/notices/seen', payload: { upTo } })

/** A matter whose handling is late by days, with everything that follows by itself. */
async function late(request: Body = {}, lead = 'chengguan'): Promise<Made> {
  await api.at('2026-03-02 10:00')
  const made = await aMatter(api, { state: 'handling', lead, request })
  await api.at('2026-03-20 10:00')
  await api.runDue()
  return made
}

describe('what is told by itself', () => {
  it('comes to the roles it is for, once an event, with the moment of the event', async () => {
    const made = await late()
    const kinds = await kindsOf('supervisor', made)
    expect(kinds.filter((kind) => kind === 'supervised')).toHaveLength(1)
    expect(kinds).toContain('overdue')
    expect(await kindsOf('centre_manager', made)).toEqual([])
    expect(await kindsOf('leader_chengguan', made)).toEqual([])
    const { items } = await read('supervisor')
    expect(items.find(({ kind }) => kind === 'supervised')?.at).toMatch(/^2026-03-1\dT00:00/)
  })

  it('comes to the manager where nobody ruled in time', async () => {
    await api.at('2026-03-02 10:00')
    const made = await aMatter(api, { state: 'returning' })
    await api.at('2026-03-05 10:00')
    await api.runDue()
    expect(await kindsOf('centre_manager', made)).toEqual(['silence'])
    expect(await kindsOf('dispatcher', made)).toEqual([])
  })

  it('comes to the department that was named, and to no other unit', async () => {
    await api.at('2026-03-02 10:00')
    const made = await aMatter(api, { state: 'handling' })
    await (await api.as('centre_manager')).do(made.no, 'declareLongTerm', { reason: '要几个月', guidance: 'zhujian' })
    expect(await kindsOf('guidance', made)).toEqual(['guidanceNamed'])
    const other = await aMatter(api, { state: 'handling' })
    await (await api.as('centre_manager')).do(other.no, 'declareLongTerm', { reason: '要几个月', guidance: 'water' })
    expect(await kindsOf('guidance', other)).toEqual([])
  })

  it('never comes to a department that the matter is about, nor to whoever is recused', async () => {
    await api.at('2026-03-02 10:00')
    const made = await aMatter(api, {
      state: 'handling',
      lead: 'water',
      type: 'report',
      request: { about: ['zhujian'] },
    })
    const manager = await api.as('centre_manager')
    await manager.do(made.no, 'declareLongTerm', { reason: '要几个月', guidance: 'zhujian' })
    expect(await kindsOf('guidance', made)).toEqual([])

    const other = await late()
    expect(await kindsOf('supervisor', other)).not.toEqual([])
    const payload = { account: 'supervisor', reason: '与诉求人相识' }
    const recusal = { method: 'POST', url: `/api/matters/${other.no}/recusals`, payload } as const
    expect((await manager.send(recusal)).status).toBe(204)
    expect(await kindsOf('supervisor', other)).toEqual([])
  })

  it('is kept once though its row should come twice', async () => {
    const notice = { kind: 'overdue', role: 'supervisor', organizer: null, at: 0 } as const
    const event = '0195538a-0000-7000-8000-000000000009'
    const payload = {
      no: '2603020000011',
      matter: event,
      seq: 1,
      hashes: [],
      day: '2026-03-02',
      lists: [],
      units: [],
      hidden: [],
      notices: [{ ...notice, event }],
    }
    for (const _ of [1, 2]) await keepNotices(api.test.services.db, [{ id: event, topic: 'matter', payload }])
    expect(await api.rows('select from notices where event_id = $1', [event])).toHaveLength(1)
  })
})

describe('the mark of how far one has read', () => {
  it('leaves unseen what is told after the clock went back', async () => {
    const made = await late()
    const [latest] = (await read('supervisor')).items
    await mark('supervisor', latest!.id)
    const event = randomUUID()
    const notice = { kind: 'supervised', role: 'supervisor', organizer: null, at: Date.now(), event } as const
    const payload = {
      no: made.no,
      matter: event,
      seq: 1,
      hashes: [],
      day: '2026-03-20',
      lists: [],
      units: [],
      hidden: [],
    }
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() - 3_600_000)
    try {
      await keepNotices(api.test.services.db, [
        { id: event, topic: 'matter', payload: { ...payload, notices: [notice] } },
      ])
    } finally {
      clock.mockRestore()
    }
    const after = await read('supervisor')
    expect([after.unseen, after.items[0]?.no, after.items[0]?.seen]).toEqual([1, made.no, false])
  })

  it('is an account’s own, moves forward alone, and leaves later notices unseen', async () => {
    const made = await late()
    const before = await read('supervisor')
    expect(before.unseen).toBeGreaterThan(1)
    const [latest, second] = before.items
    expect((await mark('supervisor', second!.id)).status).toBe(204)
    expect((await read('supervisor')).unseen).toBe(1)
    await mark('supervisor', latest!.id)
    await mark('supervisor', second!.id)
    const after = await read('supervisor')
    expect([after.unseen, after.items.every(({ seen }) => seen)]).toEqual([0, true])
    await late()
    expect((await read('supervisor')).items[0]?.seen).toBe(false)
    expect(made.no).not.toBe('')
  })

  it('is refused for what is no notice’s id', async () => {
    expect((await mark('supervisor', 'everything')).status).toBe(400)
  })

  it('pages from the latest on', async () => {
    const first = await read('supervisor', '?limit=2')
    const rest = await read('supervisor', `?limit=2&cursor=${first.next}`)
    const ids = [...first.items, ...rest.items].map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)].sort().reverse())
    expect((await read('operator')).items).toEqual([])
  })
})

it('holds no person and no text, and knows the kinds of the core', async () => {
  const columns = await api.rows<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = 'notices'::regclass and attnum > 0 order by attnum`,
  )
  expect(columns.map(({ name }) => name)).toEqual([
    'id',
    'event_id',
    'at',
    'kind',
    'matter_no',
    'role',
    'organizer',
    'hidden',
  ])
  const [check] = await asOwner(
    api.test.services.db.url,
    async (client) =>
      (
        await client.query<{ text: string }>(
          `select pg_get_constraintdef(oid) as text from pg_constraint where conrelid = 'notices'::regclass and contype = 'c'`,
        )
      ).rows,
  )
  expect([...check!.text.matchAll(/'(\w+)'::text/g)].map(([, kind]) => kind)).toEqual([...noticeKinds])
})
