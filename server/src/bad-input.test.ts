import { problemStatus } from 'contract/problems'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCall, aMatter, type Made, someRequest } from '../test/a-matter.ts'
import { type Answer, type Api, type Body, type Caller, openApi, type Sending } from '../test/api.ts'
import { badBodies, badTexts, oddTexts } from '../test/bad-values.ts'

interface Operation {
  requestBody?: unknown
}

let api: Api
let staff: Record<'operator' | 'dispatcher' | 'auditor', Caller>
let open: Made
let posts: string[]
let paths: Record<string, Record<string, Operation>>

beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
  const [operator, dispatcher, auditor] = [
    await api.as('operator'),
    await api.as('dispatcher'),
    await api.as('auditor'),
  ]
  staff = { operator, dispatcher, auditor }
  open = await aMatter(api, { state: 'handling', lead: 'water' })
  paths = (await api.public.send({ url: '/openapi.json' })).body.paths as typeof paths
  posts = Object.keys(paths)
    .filter((path) => paths[path]?.post?.requestBody)
    .map((path) => path.replace('{no}', open.no))
})
afterAll(() => api.close())

/** A refusal is 4xx, a problem, has a code of the closed list and no word of what is inside. */
function expectProblem({ status, headers, body, text }: Answer, what: string): void {
  expect([what, status >= 400 && status < 500, status]).toEqual([what, true, status])
  expect([what, String(headers['content-type'])]).toEqual([what, expect.stringContaining('application/problem+json')])
  expect([what, problemStatus[body.code as keyof typeof problemStatus]]).toEqual([what, status])
  expect([what, body.status, typeof body.title, typeof body.request]).toEqual([what, status, 'string', 'string'])
  expect(text).not.toMatch(/node_modules|\.ts:|at [A-Z]\w+\.|select |insert /)
}

const tables = ['events', 'matters', 'persons', 'texts', 'contacts', 'running_clocks', 'idempotency_keys', 'outbox']
const counted = tables.map((table) => `(select count(*) from ${table}) as ${table}`).join(', ')
const counts = async () => (await api.rows(`select ${counted}`))[0]

/** Runs something that must change nothing. */
async function unchanged(run: () => Promise<void>): Promise<void> {
  const before = await counts()
  await run()
  expect(await counts()).toEqual(before)
}

const post = (url: string, payload: unknown, headers: Record<string, string> = {}): Sending => {
  return { method: 'POST', url, payload, headers }
}

describe('every address that takes a body', () => {
  it('is known: the description lists them', () => {
    expect(posts.length).toBeGreaterThan(30)
  })

  it.each(badBodies)('refuses %s', async (what, payload) => {
    await unchanged(async () => {
      for (const url of posts) {
        const caller = /contacts|\/api\/matters$/.test(url) ? staff.operator : staff.dispatcher
        const answer = await caller.send(post(url, payload))
        expectProblem(answer, `${url}: ${what}`)
      }
    })
  })

  it('takes JSON alone, in UTF-8 alone', async () => {
    await unchanged(async () => {
      for (const url of posts) {
        for (const type of ['text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'nonsense']) {
          const answer = await staff.operator.send(post(url, '{"text":"甲"}', { 'content-type': type }))
          expectProblem(answer, `${url} as ${type}`)
          expect(answer.status).toBe(415)
        }
      }
    })
  })
})

/** Good bodies of addresses with free texts, and where the texts stand. */
const good: [name: string, caller: keyof typeof staff, path: string, body: Body, fields: string[]][] = [
  ['a request', 'operator', '/api/public/matters', someRequest, ['title', 'content']],
  [
    'a call',
    'operator',
    '/api/matters',
    { ...someRequest, channel: 'phone', category: '0101' },
    ['title', 'content', 'type', 'channel', 'category'],
  ],
  ['a remark', 'dispatcher', '/api/matters/:no/comment', { text: '甲' }, ['text']],
  [
    'a correction',
    'dispatcher',
    '/api/matters/:no/correct',
    { field: 'urgency', value: 'urgent', why: '甲' },
    ['field', 'value', 'why'],
  ],
  ['a seal', 'dispatcher', '/api/matters/:no/set-confidential', { confidential: true, reason: '甲' }, ['reason']],
]

describe.each(good)('%s', (_, caller, path, body, fields) => {
  const url = () => path.replace(':no', open.no)

  it('is refused with any text that is none', async () => {
    await unchanged(async () => {
      for (const field of fields)
        for (const [what, value] of badTexts) {
          const answer = await staff[caller].send(post(url(), { ...body, [field]: value }))
          expectProblem(answer, `${field}: ${what}`)
          expect(JSON.stringify(answer.body.errors)).toContain(`/${field}`)
        }
    })
  })

  it('is refused without any of its fields, and says which', async () => {
    await unchanged(async () => {
      for (const field of fields) {
        const { [field]: _left, ...rest } = body
        const answer = await staff[caller].send(post(url(), rest))
        expectProblem(answer, `without ${field}`)
        expect(JSON.stringify(answer.body.errors)).toContain(`/${field}`)
      }
    })
  })
})

describe('what people do write', () => {
  it.each(oddTexts)('comes back letter by letter: %j', async (text) => {
    const call = await aCall(api, {
      title: text,
      content: text,
      demander: { name: text.slice(0, 60), phone: '13800138000' },
    })
    const view = await staff.dispatcher.view(call.no)
    expect([view.title, view.content, view.participants[0]?.name]).toEqual([text, text, text.slice(0, 60).trim()])
  })
})

describe('moments that cannot be', () => {
  const absurd = [
    '2026-02-30T10:00:00+08:00',
    '0000-01-01T00:00:00Z',
    '+275760-09-13T00:00:00Z',
    '2026-03-02',
    'now',
    '2026-03-02T10:00:00',
    '99999-01-01T00:00:00Z',
    '',
  ]
  it.each(absurd)('%j', async (at) => {
    await unchanged(async () => {
      const clerk = await api.as('clerk_water')
      expectProblem(await clerk.try(open.no, 'contactDemander', { assignment: open.lead, at, note: '甲' }), 'call')
      expectProblem(
        await clerk.try(open.no, 'subAssign', { assignment: open.lead, organizer: 'water', dueAt: at }),
        'below',
      )
      const contact = { channel: 'phone', startedAt: at, outcome: 'abandoned' }
      expectProblem(await staff.operator.send(post('/api/contacts', contact)), 'contact')
      const explain = { items: [{ from: at, rule: 'handle.complaint' }] }
      expectProblem(await staff.operator.send(post('/api/clocks/explain', explain)), 'explain')
    })
  })

  it('and those that are, but a thousand years away', async () => {
    await unchanged(async () => {
      const clerk = await api.as('clerk_water')
      for (const at of ['9999-12-31T23:59:59Z', '2031-01-01T00:00:00+08:00'])
        expectProblem(await clerk.try(open.no, 'contactDemander', { assignment: open.lead, at, note: '甲' }), at)
      for (const startedAt of ['9999-12-31T23:59:59Z', '0001-01-01T00:00:00Z', '2031-01-01T00:00:00+08:00'])
        expectProblem(
          await staff.operator.send(post('/api/contacts', { channel: 'phone', startedAt, outcome: 'abandoned' })),
          startedAt,
        )
      for (const from of ['9999-12-31T23:59:59Z', '0001-01-01T00:00:00Z']) {
        const { status } = await staff.operator.send(
          post('/api/clocks/explain', { items: [{ from, rule: 'handle.complaint' }] }),
        )
        expect(status).toBeLessThan(500)
      }
    })
  })
})

describe('numbers', () => {
  const lastDigit = (no: string) => no.slice(0, -1) + ((Number(no.at(-1)) + 1) % 10)
  it('that were never given out, or are misspelt, are not found; what is none is malformed', async () => {
    const wrong: [string, number][] = [
      ['2603029999994', 404],
      [lastDigit(open.no), 404],
      ['9999999999999', 404],
      ['0000000000000', 404],
      ['260302', 400],
      ['26030200000171', 400],
      ['abcdefghijklm', 400],
      ["2603'--000001", 400],
      ['..%2f..%2fetc', 400],
      ['%00', 400],
      ['２６０３０２０００００１７', 400],
      ['constructor', 400],
    ]
    await unchanged(async () => {
      for (const [no, expected] of wrong) {
        const url = `/api/matters/${no.includes('%') ? no : encodeURIComponent(no)}`
        for (const one of [{ url }, { url: `${url}/events` }, post(`${url}/comment`, { text: '甲' })]) {
          const answer = await staff.dispatcher.send(one)
          expectProblem(answer, `${no} ${one.url}`)
          expect([no, answer.status]).toEqual([no, expected])
        }
      }
    })
  })

  it('a wrong code is told like a wrong number, and after ten tries nobody may try', async () => {
    const { no, code } = await aMatter(api)
    const wrong = code === '00000000' ? '00000001' : '00000000'
    const track = (body: Body) => api.public.send(post('/api/public/track', body))
    const unknown = await track({ no: lastDigit(no), code })
    expect([unknown.status, unknown.body.code]).toEqual([404, 'wrong-code'])
    for (let tries = 0; tries < 10; tries++) expect((await track({ no, code: wrong })).body.code).toBe('wrong-code')
    const blocked = await track({ no, code })
    expectProblem(blocked, 'blocked')
    expect([blocked.status, Number(blocked.headers['retry-after']) > 0]).toEqual([429, true])
  })
})

/** No list has these, but every object does. */
const inherited = ['nobody', '__proto__', 'constructor', 'toString', 'hasOwnProperty']

describe('the wrong one', () => {
  it('the wrong role is told what is allowed to him', async () => {
    await unchanged(async () => {
      const answer = await staff.auditor.try(open.no, 'dispatch', { lead: 'water' })
      expectProblem(answer, 'auditor')
      expect([answer.status, answer.body.state, answer.body.allowed]).toEqual([403, 'handling', ['tag', 'comment']])
    })
  })

  it('the wrong state says which it is and what is allowed', async () => {
    await unchanged(async () => {
      const answer = await staff.dispatcher.try(open.no, 'dispatch', { lead: 'water' })
      expectProblem(answer, 'dispatch')
      expect([answer.status, answer.body.state]).toEqual([409, 'handling'])
      expect(answer.body.allowed).toContain('comment')
    })
  })

  it('an assignment of another matter, or of none, is unknown', async () => {
    const other = await aMatter(api, { state: 'handling', lead: 'water' })
    const clerk = await api.as('clerk_water')
    await unchanged(async () => {
      for (const assignment of [other.lead, '019cac46-1500-7233-befc-b93667e9fd9a']) {
        const answer = await clerk.try(open.no, 'askDemander', { assignment, question: '甲' })
        expectProblem(answer, assignment)
        expect(answer.body.code).toBe('unknown-assignment')
      }
      expectProblem(await clerk.try(open.no, 'sign', { assignment: 'none' }), 'no id')
    })
  })

  it('a stranger, a token of another matter, a changed token and an old one get nowhere', async () => {
    const demander = await api.demander(await aMatter(api))
    const sent = (authorization: string) =>
      api.public.send({ ...post(`/api/matters/${open.no}/withdraw`, { reason: '甲' }), headers: { authorization } })
    await unchanged(async () => {
      expect((await demander.try(open.no, 'withdraw', { reason: '甲' })).status).toBe(404)
      for (const token of ['Bearer d_x.y.z.w', 'Bearer s_x', 'Bearer ', 'Basic eDp5', `Bearer s_${'a'.repeat(43)}`])
        expectProblem(await sent(token), token)
      expect((await sent('Bearer d_x.y.9999999999999.w')).status).toBe(401)
    })
  })

  it('codes and ids that no list knows are named', async () => {
    const waiting = await aMatter(api, { state: 'dispatching' })
    await unchanged(async () => {
      const { dispatcher, operator } = staff
      const request = (more: Body) => post('/api/public/matters', { ...someRequest, ...more })
      const explain = (rule: string) => post('/api/clocks/explain', { items: [{ from: '2026-03-02T10:00:00Z', rule }] })
      const tries: [code: string, send: () => Promise<Answer>][] = [
        ...inherited.flatMap((lead): [string, () => Promise<Answer>][] => [
          ['unknown-organizer', () => dispatcher.try(waiting.no, 'dispatch', { lead })],
          ['unknown-organizer', () => dispatcher.try(waiting.no, 'dispatch', { lead: 'water', co: [lead] })],
          ['unknown-organizer', () => operator.send(request({ about: [lead] }))],
          [
            'unknown-category',
            () => dispatcher.try(waiting.no, 'correct', { field: 'category', value: lead, why: '甲' }),
          ],
          ['unknown-place', () => dispatcher.try(waiting.no, 'correct', { field: 'street', value: lead, why: '甲' })],
          ['unknown-place', () => operator.send(request({ place: { district: lead } }))],
          ['unknown-part', () => operator.send(explain(lead))],
        ]),
        ['unknown-contact', () => operator.try(waiting.no, 'withdraw', { reason: '甲', contact: open.lead })],
      ]
      for (const [code, send] of tries) {
        const answer = await send()
        expectProblem(answer, code)
        expect(answer.body.code).toBe(code)
      }
    })
  })

  it('a demander and none, or both, is refused by its rule', async () => {
    const { demander: _, ...nobody } = someRequest
    await unchanged(async () => {
      for (const body of [nobody, { ...someRequest, anonymous: true }]) {
        const answer = await api.public.send(post('/api/public/matters', body))
        expect([answer.status, answer.body.rule]).toEqual([422, 'register.demander'])
      }
    })
  })
})

describe('addresses', () => {
  it('known ones refuse every other method', async () => {
    await unchanged(async () => {
      for (const path of Object.keys(paths))
        for (const method of ['HEAD', 'PUT', 'DELETE', 'PATCH', 'GET', 'POST'] as const) {
          if (paths[path]?.[method.toLowerCase()]) continue
          const url = path.replace('{no}', open.no)
          const { status } = await staff.dispatcher.send({ method, url, ...(method === 'PUT' && { payload: {} }) })
          expect([method, path, status >= 400 && status < 500]).toEqual([method, path, true])
        }
    })
  })

  it('strange ones are refused, not served', async () => {
    const strange = [
      '/api/%00',
      '/api/matters/%00/events',
      '/api/matters/%ff%fe',
      '/api/%',
      '/api//matters',
      '/api/matters/..%2f..%2fetc%2fpasswd',
      '/api/matters?list=%00',
      '/api/matters?list=all&list=open',
      '/api/matters?list=constructor',
      '/api/matters?list=all&limit=-1',
      '/api/matters?list=all&limit=1e9',
      '/api/matters?list=all&limit=NaN',
      '/api/matters?list=all&cursor=%F0%9F%98%80',
      "/api/matters?list=all&cursor=';select 1",
      '/api/matters?list=all&unknown=1',
      '/api/matters?__proto__[x]=1',
      `/api/${'a'.repeat(20_000)}`,
      `/api/matters/${'1'.repeat(20_000)}`,
      `/api/matters?list=all&category=${'a'.repeat(20_000)}`,
    ]
    for (const url of strange) expectProblem(await staff.dispatcher.send({ url }), url.slice(0, 60))
  })

  it('odd headers do no harm', async () => {
    const long = 'x'.repeat(12_000)
    const odd: Record<string, string>[] = [
      { 'accept-language': long },
      { 'accept-language': 'en;q=nonsense, *, -,;;' },
      { 'x-odd': long },
      { cookie: `huixiang_session=${long}` },
      { cookie: 'huixiang_session=%00%ff; =; ;;' },
      { 'x-forwarded-for': "' or 1=1" },
    ]
    for (const headers of odd) {
      const { status } = await staff.dispatcher.send({ url: `/api/matters/${open.no}`, headers })
      expect([JSON.stringify(headers).slice(0, 40), status]).toEqual([JSON.stringify(headers).slice(0, 40), 200])
    }
    for (const key of ['', long, '带中文的键值对', 'with a space in it'])
      expectProblem(
        await staff.dispatcher.send(
          post(`/api/matters/${open.no}/comment`, { text: '甲' }, { 'idempotency-key': key }),
        ),
        key.slice(0, 20),
      )
  })
})

describe('lists in bodies', () => {
  it('that are longer than anybody needs are refused', async () => {
    const waiting = await aMatter(api, { state: 'dispatching' })
    const many = Array.from({ length: 5_000 }, (_, index) => `unit-${index}`)
    await unchanged(async () => {
      expectProblem(await staff.dispatcher.try(waiting.no, 'dispatch', { lead: 'water', co: many }), 'co')
      expectProblem(await staff.dispatcher.try(waiting.no, 'tag', { add: many }), 'tags')
      expectProblem(await api.public.send(post('/api/public/matters', { ...someRequest, about: many })), 'about')
    })
  })
})
