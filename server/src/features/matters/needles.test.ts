import { Writable } from 'node:stream'
import { workListNames } from 'contract/matter-items'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMatter, type Made } from '../../../test/a-matter.ts'
import { type Api, openApi } from '../../../test/api.ts'
import { found, needles } from '../../../test/needles.ts'

const log: string[] = []
let api: Api
let made: { plain: Made; joined: Made; report: Made; confidential: Made; sealedLater: Made }
let paths: string[]

const request = {
  title: needles.title,
  content: needles.content,
  place: { district: '440113', address: needles.address },
  demander: { name: needles.name, phone: needles.phone },
}
const other = { name: '旁人', phone: '13600001111' }
/** Tags are short marks of the house and lie readable in its tables, but staff may write a name into one. */
const tag = '标签里的针'
const words = [...Object.values(needles), tag]

/** A matter that a unit handles, after its demander has added something. */
async function handled(more: object, type = 'complaint'): Promise<Made> {
  const matter = await aMatter(api, { state: 'supplementing', request: { ...request, ...more, type } })
  const [demander, dispatcher] = [await api.demander(matter), await api.as('dispatcher')]
  await demander.do(matter.no, 'supplement', { text: needles.supplement })
  await dispatcher.do(matter.no, 'accept', { type, category: '0101', urgency: 'general' })
  const words = { titleForUnits: '给单位的标题', contentForUnits: '给单位的内容' }
  const view = await dispatcher.do(matter.no, 'dispatch', { lead: 'panyu', ...words })
  const lead = view.assignments[0]!.id
  await (await api.as('clerk_panyu')).do(matter.no, 'sign', { assignment: lead })
  return { ...matter, lead }
}

beforeAll(async () => {
  const sink = new Writable({
    write(chunk, _encoding, done) {
      log.push(String(chunk))
      done()
    },
  })
  api = await openApi({ log: pino({ level: 'trace' }, sink) })
  await api.at('2026-03-02 10:00')
  made = {
    plain: await handled({ title: '路灯', content: '不亮' }),
    joined: await aMatter(api, { state: 'handling', lead: 'panyu', request: { demander: other } }),
    report: await handled({ about: ['shiqiao'] }, 'report'),
    confidential: await handled({ confidential: true }),
    sealedLater: await handled({}),
  }
  const clerk = await api.as('clerk_panyu')
  for (const { no, lead } of [made.plain, made.sealedLater]) {
    const call = { assignment: lead, at: '2026-03-02T10:00:00+08:00', number: needles.phone, note: needles.note }
    await clerk.do(no, 'contactDemander', call)
  }
  const manager = await api.as('centre_manager')
  await manager.do(made.sealedLater.no, 'setConfidential', { confidential: true, reason: needles.note })
  const dispatcher = await api.as('dispatcher')
  for (const { no } of [made.report, made.confidential, made.sealedLater]) {
    await dispatcher.do(no, 'tag', { add: [tag] })
    await dispatcher.do(no, 'comment', { text: needles.note })
  }
  const operator = await api.as('operator')
  await operator.do(made.joined.no, 'join', { demander: request.demander })
  await api.runDue()
  const { paths: described } = (await api.public.send({ url: '/openapi.json' })).body as {
    paths: Record<string, object>
  }
  paths = Object.keys(described).filter((path) => 'get' in described[path]! && path !== '/api/events/stream')
})
afterAll(() => api.close())

/** Every address of a description with the numbers and lists there are. */
function addresses(numbers: readonly string[]): string[] {
  return paths.flatMap((path) => {
    if (path.includes('{no}')) return numbers.map((no) => path.replace('{no}', no))
    if (path === '/api/dashboard') return [`${path}?from=2026-01-01&to=2026-12-31`]
    if (path === '/api/catalogue') return [`${path}?category=0101&district=440113`]
    if (path !== '/api/matters') return [path]
    return workListNames.flatMap((list) => [
      `${path}?list=${list}`,
      ...numbers.map((no) => `${path}?list=${list}&q=${no}`),
    ])
  })
}

/** What of the words turns up when somebody reads everything there is. */
async function crawl(account: string, { matters, words }: { matters: readonly Made[]; words: readonly string[] }) {
  const caller = await api.as(account)
  const leaks: [string, string[]][] = []
  let read = 0
  for (const url of addresses(matters.map(({ no }) => no))) {
    const { status, text } = await caller.send({ url })
    if (status === 200) read += 1
    const words_ = found(text, words)
    if (words_.length > 0) leaks.push([url, words_])
  }
  for (const text of await exportsOf(account)) {
    const words_ = found(text, words)
    if (words_.length > 0) leaks.push(['/api/exports', words_])
  }
  return { leaks, read }
}

/** The files of every work list that somebody may take out. */
async function exportsOf(account: string): Promise<string[]> {
  const caller = await api.as(account)
  const texts: string[] = []
  for (const list of workListNames) {
    const asked = await caller.send({ method: 'POST', url: '/api/exports', payload: { list, format: 'csv' } })
    if (asked.status !== 201) continue
    const file = await caller.send({ url: `/api/exports/${asked.body.id}/file` })
    if (file.status !== 200) throw new Error(`${account} gets no file of ${list}`)
    texts.push(asked.text, file.text)
  }
  return texts
}

const sealed = () => [made.report, made.confidential, made.sealedLater]
const everything = () => Object.values(made)
const units = ['panyu', 'shiqiao', 'nancun', 'water', 'chengguan'].flatMap((unit) => [
  `clerk_${unit}`,
  `leader_${unit}`,
])
const outside = ['guidance', 'kb_editor', 'system_admin', 'security_admin', 'audit_admin']
const masked = ['inspector', 'supervisor', 'centre_manager', 'office', 'leader']

describe('whoever reads every address there is', () => {
  it.each(units)('%s finds nothing of a report or a confidential matter', async (account) => {
    const { leaks, read } = await crawl(account, { matters: sealed(), words })
    expect(leaks).toEqual([])
    expect(read).toBeGreaterThan(0)
  })

  it.each(outside)('%s finds nothing of any matter', async (account) => {
    const { leaks } = await crawl(account, { matters: everything(), words })
    expect(leaks).toEqual([])
  })

  it.each(masked)('%s finds neither who asked nor where he lives', async (account) => {
    const words = [needles.name, needles.phone, needles.address]
    const { leaks, read } = await crawl(account, { matters: everything(), words })
    expect(leaks).toEqual([])
    expect(read).toBeGreaterThan(5)
  })

  it('a demander finds nothing of whoever has joined him', async () => {
    const { no } = made.joined
    const caller = await api.demander(made.joined)
    const texts = [await caller.view(no), await caller.events(no)].map((one) => JSON.stringify(one))
    expect(found(texts.join())).toEqual([])
  })

  it('and these needles do stand where they should', async () => {
    const { leaks } = await crawl('dispatcher', { matters: [made.sealedLater], words })
    expect(new Set(leaks.flatMap(([, words]) => words))).toEqual(new Set(words))
    expect(leaks.filter(([url]) => url === '/api/exports').flatMap(([, words]) => words)).toContain(needles.title)
  })

  it('a unit finds its own matters in its files', async () => {
    expect((await exportsOf('clerk_panyu')).join()).toContain('给单位的标题')
  })
})

describe('who has joined a matter', () => {
  it('is a demander of his own, with a code that opens it', async () => {
    const { no } = await aMatter(api, { request: { demander: other } })
    const operator = await api.as('operator')
    const sent = await operator.try(no, 'join', { demander: request.demander }, 'join-with-a-key-1')
    const again = await operator.try(no, 'join', { demander: request.demander }, 'join-with-a-key-1')
    expect([sent.status, again.status]).toEqual([200, 200])
    expect(sent.body.code).toMatch(/^\d{8}$/)
    expect(again.body.code).toBe(sent.body.code)
    const { participants } = await (await api.demander({ no, code: String(sent.body.code) })).view(no)
    expect(participants).toMatchObject([{ kind: 'person', name: needles.name, phone: needles.phone }])
  })
})

describe('nothing of a demander stands readable', () => {
  it('in the log, whatever is asked and refused', async () => {
    const bad = [
      { method: 'POST', url: `/api/public/matters?q=${needles.phone}`, payload: { ...request, type: needles.content } },
      { method: 'POST', url: '/api/public/matters', payload: `{"content":"${needles.content}` },
      { method: 'POST', url: '/api/public/track', payload: { no: needles.phone, code: needles.phone } },
      { method: 'POST', url: '/api/sessions', payload: { account: needles.phone, password: needles.note } },
      { method: 'GET', url: `/api/matters/${needles.phone}` },
      { method: 'GET', url: `/api/matters?list=all&category=${needles.phone}` },
      { method: 'GET', url: `/${encodeURIComponent(needles.name)}/${needles.phone}` },
      {
        method: 'POST',
        url: `/api/matters/${made.plain.no}/comment`,
        payload: { text: needles.note, [needles.note]: 1 },
      },
    ] as const
    const [dispatcher, before] = [await api.as('dispatcher'), log.length]
    for (const one of bad) {
      const { status, text } = await dispatcher.send(one)
      expect(status).toBeLessThan(500)
      expect(found(text, [needles.phone, needles.name, needles.content])).toEqual([])
    }
    expect(log.length).toBeGreaterThan(before)
    expect(found(log.join(''))).toEqual([])
    for (const { code } of everything()) expect(log.join('')).not.toContain(code)
  })

  const tables = [
    'events',
    'matters',
    'open_matters',
    'open_assignments',
    'running_clocks',
    'outbox',
    'rollups',
    'rollup_days',
    'rollup_margins',
    'idempotency_keys',
    'rate_limits',
    'persons',
    'contacts',
    'anchors',
    'sessions',
    'exports',
    'export_parts',
  ]
  it.each(tables)('in the table %s', async (table) => {
    const rows = await api.rows<{ row: string }>(`select t::text as row from ${table} t`)
    expect(found(rows.map(({ row }) => row).join('\n'))).toEqual([])
  })

  it('in the table of texts: his words are there, but neither his name, his phone nor his address', async () => {
    const rows = await api.rows<{ row: string }>('select t::text as row from texts t')
    const text = rows.map(({ row }) => row).join('\n')
    expect(found(text, [needles.name, needles.phone, needles.address])).toEqual([])
    expect(found(text, [needles.content])).toEqual([needles.content])
  })
})
