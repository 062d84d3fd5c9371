import type { MatterPage } from 'contract/matter-items'
import { workListNames, workLists } from 'contract/matter-items'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMatter, aReply, type Made, somebody, someRequest } from '../../../test/a-matter.ts'
import { type Api, openApi } from '../../../test/api.ts'

let api: Api
const made = {} as Record<'plain' | 'confidential' | 'report' | 'done', Made>
const forUnits = '某处路灯不亮。'

/** Lead of panyu with its street below it and water beside it. */
async function threeLevels(request = {}): Promise<Made> {
  const matter = await aMatter(api, { state: 'handling', lead: 'panyu', co: ['water'], request })
  const clerk = await api.as('clerk_panyu')
  await clerk.do(matter.no, 'subAssign', { assignment: matter.lead, organizer: 'shiqiao' })
  return matter
}

beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
  made.plain = await threeLevels()
  made.confidential = await threeLevels({ confidential: true })
  made.report = await aMatter(api, {
    state: 'handling',
    type: 'report',
    lead: 'panyu',
    co: ['water'],
    request: { about: ['shiqiao'] },
  })
  made.done = await aMatter(api, { state: 'closed', lead: 'panyu' })
})
afterAll(() => api.close())

/** What somebody reads of the request, and whom he sees behind it; `none` when he cannot open it. */
async function sight(account: string, { no }: Made): Promise<string> {
  const caller = await api.as(account)
  const { status, body } = await caller.send({ url: `/api/matters/${no}` })
  const history = await caller.send({ url: `/api/matters/${no}/events` })
  expect(history.status).toBe(status)
  if (status === 404) return 'none'
  const [person] = body.participants as { name?: string; phone?: string }[]
  const { address } = body.place as { address?: string }
  const words = { [someRequest.content]: 'words', [forUnits]: 'for units' }[String(body.content)] ?? 'nothing'
  const who = person?.name === somebody.name ? 'named' : (person?.name ?? 'nobody')
  const phone = person?.phone === somebody.phone ? 'with phone' : (person?.phone ?? '')
  return [words, who, phone, address ? 'and place' : ''].filter((part) => part !== '').join(' ')
}

const full = 'words named with phone and place'
const masked = 'words 黎** 138****8000'
type Row = [account: string, plain: string, confidential: string, report: string, done: string]
const everywhere = (account: string, seen: string): Row => [account, seen, seen, seen, seen]

const table: Row[] = [
  ...['operator', 'shift_leader', 'dispatcher', 'auditor', 'callback_clerk'].map((role) => everywhere(role, full)),
  ...['inspector', 'supervisor', 'centre_manager', 'office', 'leader'].map((role) => everywhere(role, masked)),
  ...['kb_editor', 'guidance', 'system_admin', 'security_admin', 'audit_admin'].map((role) => everywhere(role, 'none')),
  ...['organizer_clerk', 'organizer_leader', 'clerk_nancun', 'leader_nancun'].map((other) => everywhere(other, 'none')),
  ['clerk_panyu', full, 'for units nobody', 'for units nobody', 'words nobody'],
  ['leader_panyu', full, 'for units nobody', 'for units nobody', 'words nobody'],
  ['clerk_water', full, 'for units nobody', 'for units nobody', 'none'],
  ['clerk_shiqiao', full, 'for units nobody', 'none', 'none'],
  ['leader_shiqiao', full, 'for units nobody', 'none', 'none'],
]

describe('what of a matter somebody sees', () => {
  it.each(table)('%s', async (account, plain, confidential, report, done) => {
    const seen = [
      await sight(account, made.plain),
      await sight(account, made.confidential),
      await sight(account, made.report),
      await sight(account, made.done),
    ]
    expect(seen).toEqual([plain, confidential, report, done])
  })

  it('is the same when everybody looks at one moment', async () => {
    const demander = await api.demander(made.confidential)
    const own = await demander.view(made.confidential.no)
    const [, ...all] = await Promise.all([
      demander.view(made.confidential.no).then((view) => expect(view).toEqual(own)),
      ...table.map(async ([account, ...expected]) => {
        const { plain, confidential, report, done } = made
        const seen = await Promise.all([plain, confidential, report, done].map((one) => sight(account, one)))
        return [seen, expected]
      }),
    ])
    for (const [seen, expected] of all as string[][][]) expect(seen).toEqual(expected)
  })

  it('on lists is nothing that he may not open', async () => {
    for (const [account] of table) {
      const caller = await api.as(account)
      const { roles } = (await caller.send({ url: '/api/session' })).body as { roles: string[] }
      for (const list of workListNames) {
        const { status, body } = await caller.send({ url: `/api/matters?list=${list}` })
        const works = roles.some((role) => (workLists[list] as readonly string[]).includes(role))
        expect([account, list, status]).toEqual([account, list, works ? 200 : 403])
        for (const { no } of works ? (body as unknown as MatterPage).items : [])
          expect((await caller.send({ url: `/api/matters/${no}` })).status).toBe(200)
      }
    }
  })

  it('stands on the lists of those whose part it is', async () => {
    const numbersOf = async (account: string, list: string): Promise<string[]> => {
      const { body } = await (await api.as(account)).send({ url: `/api/matters?list=${list}` })
      return (body as unknown as MatterPage).items.map(({ no }) => no)
    }
    const { plain, confidential, report } = made
    expect(new Set(await numbersOf('clerk_panyu', 'handle'))).toEqual(new Set([plain.no, confidential.no, report.no]))
    expect(new Set(await numbersOf('clerk_shiqiao', 'sign'))).toEqual(new Set([plain.no, confidential.no]))
    expect(await numbersOf('clerk_nancun', 'unit')).toEqual([])
  })
})

describe('a stranger', () => {
  it('sees nothing without signing in, and nothing with the token of another matter', async () => {
    const demander = await api.demander(made.plain)
    for (const path of ['', '/events']) {
      expect((await api.public.send({ url: `/api/matters/${made.report.no}${path}` })).status).toBe(401)
      expect((await demander.send({ url: `/api/matters/${made.report.no}${path}` })).status).toBe(404)
      expect((await demander.send({ url: `/api/matters/${made.plain.no}${path}` })).status).toBe(200)
    }
    expect((await demander.send({ url: '/api/matters?list=all' })).status).toBe(403)
  })

  it('and the unit complained of cannot even tell whether the matter exists', async () => {
    const clerk = await api.as('clerk_shiqiao')
    const [there, nowhere] = [
      await clerk.try(made.report.no, 'comment', { text: '看看' }),
      await clerk.try('2603020999996', 'comment', { text: '看看' }),
    ]
    const plainOf = ({ status, body: { request: _, ...body } }: typeof there) => ({ status, body })
    expect(plainOf(there)).toEqual(plainOf(nowhere))
    expect(there.status).toBe(404)
  })
})

describe('the unit that is complained of', () => {
  it('gets no part in it, by no way', async () => {
    const { no } = await aMatter(api, { state: 'dispatching', type: 'report', request: { about: ['shiqiao'] } })
    const dispatcher = await api.as('dispatcher')
    const words = { contentForUnits: forUnits }
    for (const body of [{ lead: 'shiqiao' }, { lead: 'panyu', co: ['shiqiao'] }]) {
      const refused = await dispatcher.try(no, 'dispatch', { ...body, ...words })
      expect([refused.status, refused.body.rule]).toEqual([422, 'dispatch.about'])
    }
    const clerk = await api.as('clerk_panyu')
    const below = await clerk.try(made.report.no, 'subAssign', { assignment: made.report.lead, organizer: 'shiqiao' })
    expect([below.status, below.body.rule]).toEqual([422, 'dispatch.about'])
  })

  it('is not dispatched without words for the units, nor is the demander called by them', async () => {
    const { no } = await aMatter(api, { state: 'dispatching', type: 'report' })
    const refused = await (await api.as('dispatcher')).try(no, 'dispatch', { lead: 'panyu' })
    expect([refused.status, refused.body.rule]).toEqual([422, 'dispatch.contentForUnits'])
    const call = { assignment: made.report.lead, at: '2026-03-02T10:00:00+08:00', note: '已联系' }
    const called = await (await api.as('clerk_panyu')).try(made.report.no, 'contactDemander', call)
    expect([called.status, called.body.rule]).toEqual([422, 'contact.sealed'])
  })
})

describe('an answer to a unit of a sealed matter', () => {
  it('reaches it only once the centre has passed it on', async () => {
    const { no, lead, code } = made.report
    const clerk = await api.as('clerk_panyu')
    const { questions } = await clerk.do(no, 'askDemander', { assignment: lead, question: '哪一天的事？' })
    const question = questions.at(-1)!.id
    const demander = await api.demander({ no, code })
    await demander.do(no, 'relayAnswer', { question, text: '我住三楼，周一看见的' })
    expect(JSON.stringify([await clerk.view(no), await clerk.events(no)])).not.toContain('三楼')
    await (await api.as('callback_clerk')).do(no, 'relayAnswer', { question, text: '周一' })
    expect((await clerk.view(no)).questions.at(-1)).toMatchObject({ answer: '周一' })
    expect(JSON.stringify([await clerk.view(no), await clerk.events(no)])).not.toContain('三楼')
  })
})

describe('a history', () => {
  it('writes every moment as ISO 8601', async () => {
    const { no, lead } = await aMatter(api, { state: 'handling', lead: 'water' })
    const clerk = await api.as('clerk_water')
    await clerk.do(no, 'contactDemander', { assignment: lead, at: '2026-03-02T02:00:00Z', note: '已联系' })
    expect((await clerk.events(no)).at(-1)).toMatchObject({ facts: { at: '2026-03-02T10:00:00.000+08:00' } })
  })
})

it('an address that is corrected is told where the first was, and in no history', async () => {
  const { no, code } = await aMatter(api, { state: 'handling', lead: 'water' })
  const dispatcher = await api.as('dispatcher')
  await dispatcher.do(no, 'correct', { field: 'address', value: '东环路 12 号后门', why: '来电更正' })
  const tooLong = { field: 'address', value: '路'.repeat(201), why: '来电更正' }
  expect((await dispatcher.try(no, 'correct', tooLong)).status).toBe(400)
  const readers = [dispatcher, await api.as('clerk_water'), await api.demander({ no, code })]
  for (const reader of readers) {
    expect((await reader.view(no)).place.address).toBe('东环路 12 号后门')
    expect(JSON.stringify(await reader.events(no))).not.toContain('后门')
  }
  expect(JSON.stringify(await (await api.as('inspector')).view(no))).not.toContain('后门')

  await dispatcher.do(no, 'setConfidential', { confidential: true, reason: '担心被人知道' })
  expect(JSON.stringify(await readers[1]!.view(no))).not.toContain('后门')
  const kept = await api.rows(`select plain from texts where kind = 'correct.address'`)
  expect(kept).toEqual([{ plain: null }])
})

describe('what a demander is told of his matter', () => {
  it('is what happens to it, not what the house notes of it or settles among itself', async () => {
    const { no, lead, code } = await aMatter(api, { state: 'handling', lead: 'water' })
    const clerk = await api.as('clerk_water')
    const manager = await api.as('centre_manager')
    await clerk.do(no, 'comment', { text: '配件周三到货。' })
    await manager.do(no, 'tag', { add: ['媒体关注'] })
    await clerk.do(no, 'markUnreasonable', { assignment: lead, evidence: '要求超出规定标准。' })
    await manager.do(no, 'ruleUnreasonable', { ruling: 'reject', reason: '标准可以调整。' })
    const { rulings } = await clerk.do(no, 'appeal', { about: '本月按时办结率', evidence: '配件停产。' })
    const appeal = rulings.find(({ kind }) => kind === 'appeal')?.id
    await manager.do(no, 'ruleAppeal', { appeal, ruling: 'approve', reason: '情况属实。' })
    await clerk.do(no, 'contactDemander', { assignment: lead, at: '2026-03-02T10:00:00+08:00', note: '已联系' })
    const demander = await api.demander({ no, code })
    expect(await demander.view(no)).toMatchObject({ overlays: [], rulings: [] })
    const told = await demander.events(no)
    expect(told.map(({ command }) => command)).toEqual(['register', 'accept', 'dispatch', 'sign', 'contact-demander'])
    expect((await manager.events(no)).map(({ command }) => command)).toContain('rule-appeal')
  })
})

describe('a matter that becomes confidential while a unit handles it', () => {
  it('is closed to the unit from that moment on, also in what was said before', async () => {
    const { no, lead, code } = await aMatter(api, { state: 'handling', lead: 'water' })
    const clerk = await api.as('clerk_water')
    const call = {
      assignment: lead,
      at: '2026-03-02T10:00:00+08:00',
      number: somebody.phone,
      note: '黎小满说灯还是不亮',
    }
    await clerk.do(no, 'contactDemander', call)
    expect(await sight('clerk_water', { no, code, lead })).toBe(full)
    await (await api.demander({ no, code })).do(no, 'setConfidential', { confidential: true, reason: '怕被找上门' })
    expect(await sight('clerk_water', { no, code, lead })).toBe('for units nobody')
    const all = JSON.stringify([await clerk.view(no), await clerk.events(no)])
    for (const needle of [somebody.name, somebody.phone, someRequest.content, '怕被找上门'])
      expect(all).not.toContain(needle)
    await clerk.do(no, 'reply', aReply(lead))
  })
})

it('a department reads no word of the demander in a sealed review, on its list or by asking for words', async () => {
  const matter = await aMatter(api, { state: 'closed', lead: 'water', request: { confidential: true } })
  const demander = await api.demander(matter)
  await demander.do(matter.no, 'requestReview', { grounds: '没有办好' })
  const department = await api.as('guidance_zhujian')
  const listed = async (more = '') => {
    const { body } = await department.send({ url: `/api/matters?list=review${more}` })
    return (body as unknown as MatterPage).items.find(({ no }) => no === matter.no)
  }
  expect((await listed())?.title).toBe((await department.view(matter.no)).title)
  expect((await listed())?.title).not.toBe(someRequest.title)
  expect(await sight('guidance_zhujian', matter)).toBe('for units nobody')
  await api.runDue()
  expect(await listed(`&words=${encodeURIComponent(forUnits)}`)).toBeDefined()
  expect(await listed(`&words=${encodeURIComponent(someRequest.content)}`)).toBeUndefined()
})

describe('the database itself', () => {
  const count = async (reader: string | undefined, from: string): Promise<number> =>
    api.test.services.db.transaction(async (tx) => {
      if (reader !== undefined) tx.readAs(reader)
      return (await tx.query<{ n: number }>({ name: '', text: `select count(*) as n from ${from}` }))[0]!.n
    })

  it.each(['persons', 'texts'])('gives nobody %s without being told who reads', async (table) => {
    expect(await count(undefined, table)).toBe(0)
    expect(await count('', table)).toBe(0)
    expect(await count('unit:', table === 'persons' ? table : `${table} where not for_units`)).toBe(0)
    expect(await count('centre', table)).toBeGreaterThan(0)
  })

  it('gives a unit no person and no word of a sealed matter', async () => {
    const sealed = `(select id from matters where sealed)`
    for (const unit of ['panyu', 'water', 'shiqiao', 'chengguan']) {
      expect(await count(`unit:${unit}`, `persons where matter_id in ${sealed}`)).toBe(0)
      const words = `texts where owner_id in ${sealed} and kind like 'register.%'`
      expect(await count(`unit:${unit}`, words)).toBe(0)
    }
    expect(await count('unit:panyu', 'persons')).toBeGreaterThan(0)
    expect(await count('unit:chengguan', 'persons')).toBe(0)
  })

  it('gives a demander his own matter alone', async () => {
    const [{ id }] = (await api.rows<{ id: string }>('select id from matters where no = $1', [made.plain.no])) as [
      { id: string },
    ]
    expect(await count(`demander:${id}`, 'persons')).toBe(1)
    expect(await count(`demander:${id}`, `texts where owner_id <> '${id}'`)).toBe(0)
  })
})
