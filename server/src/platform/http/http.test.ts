import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { ProblemView } from 'contract/problems'
import { closed, FreeText, Id, InstantText } from 'contract/scalars'
import type { Actor } from 'core/access'
import pino from 'pino'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database/queryable.ts'
import { Problem } from '../problem.ts'
import { type App, createHttp, openToAll } from './index.ts'

const lines: string[] = []
const log = pino({ level: 'info' }, { write: (line) => void lines.push(line) })
const noDatabase = { query: async () => [] } as unknown as Database

const Body = closed({
  title: FreeText({ maxLength: 10 }),
  findings: Type.Optional(closed({ solved: Type.Enum(['yes', 'no'] as const), grade: Type.Integer({ minimum: 1 }) })),
  at: Type.Optional(InstantText),
  id: Type.Optional(Id),
  tags: Type.Optional(Type.Array(Type.String(), { maxItems: 2, uniqueItems: true })),
  done: Type.Optional(Type.Union([Type.Enum(['yes', 'no'] as const), Type.Boolean()])),
})
const Query = closed({
  limit: Type.Optional(Type.Integer({ minimum: 1 })),
  list: Type.Optional(Type.Enum(['dispatch', 'all'] as const)),
})

let app: App
let thrown: unknown
let actor: Actor = { kind: 'public' }

beforeAll(async () => {
  app = await createHttp({ services: { db: noDatabase, log }, identify: async () => actor })
  const schema = { ...openToAll, body: Body, querystring: Query, operationId: 'echo' }
  app.post('/api/echo', { schema }, async ({ body, query, language }) => ({ body, query, language }))
  app.get('/api/fail/:id', { schema: { ...openToAll, operationId: 'fail' } }, async () => {
    throw thrown
  })
})
afterAll(() => app.close())

type Sent = Record<string, unknown> | string | Buffer
const post = (payload: Sent | undefined, headers: Record<string, string> = {}, url = '/api/echo') =>
  app.inject({ method: 'POST', url, headers: { 'content-type': 'application/json', ...headers }, payload })
const fail = (error: unknown, headers: Record<string, string> = {}) => {
  thrown = error
  return app.inject({ url: '/api/fail/secret-in-the-address?name=secret-name', headers })
}

it.each([
  ['?limit=20&list=dispatch', { limit: 20, list: 'dispatch' }],
  ['?list=dispatch', { list: 'dispatch' }],
  ['?limit=020&list=dispatch', { limit: 20, list: 'dispatch' }],
])('reads %s as its schema says', async (query, read) => {
  const { body } = await post({ title: 'a' }, {}, `/api/echo${query}`)
  expect(JSON.parse(body).query).toEqual(read)
})

describe('what is refused before a route sees it', () => {
  it.each<[string, Sent, { path: string; what?: RegExp }[]]>([
    ['a missing field', {}, [{ path: '/title', what: /填写/ }]],
    ['a blank text', { title: ' ' }, [{ path: '/title', what: /不能为空/ }]],
    ['a long text', { title: '一二三四五六七八九十一' }, [{ path: '/title', what: /最多 10/ }]],
    ['an unknown field', { title: 'a', extra: 1 }, [{ path: '/extra', what: /去掉/ }]],
    ['an unknown field with a slash', { title: 'a', 'a/b~': 1 }, [{ path: '/a~1b~0' }]],
    ['a number sent as text', { title: 'a', findings: { solved: 'yes', grade: '1' } }, [{ path: '/findings/grade' }]],
    [
      'a value not listed',
      { title: 'a', findings: { solved: 'so', grade: 1 } },
      [{ path: '/findings/solved', what: /yes、no/ }],
    ],
    [
      'several at once',
      { findings: {} },
      [{ path: '/title' }, { path: '/findings/solved' }, { path: '/findings/grade' }],
    ],
    ['a text instead of alternatives', { title: 'a', done: 'x' }, [{ path: '/done', what: /yes、no.*是或否/ }]],
    ['a time without offset', { title: 'a', at: '2026-03-02T10:00:00' }, [{ path: '/at', what: /时区/ }]],
    ['a day that does not exist', { title: 'a', at: '2026-02-30T10:00:00Z' }, [{ path: '/at' }]],
    ['a leap second', { title: 'a', at: '2016-12-31T23:59:60Z' }, [{ path: '/at' }]],
    ['the year 0', { title: 'a', at: '0001-01-01T00:00:00+14:00' }, [{ path: '/at' }]],
    ['the year 10000', { title: 'a', at: '9999-12-31T23:59:59-14:00' }, [{ path: '/at' }]],
    ['no uuid', { title: 'a', id: 'x' }, [{ path: '/id', what: /UUID/ }]],
    ['a repeated item', { title: 'a', tags: ['x', 'x'] }, [{ path: '/tags', what: /重复/ }]],
    ['too many items', { title: 'a', tags: ['x', 'y', 'z'] }, [{ path: '/tags', what: /最多 2/ }]],
    ['a list instead of an object', '[]', [{ path: '', what: /对象/ }]],
    ['null', 'null', [{ path: '' }]],
    ['a null character', '{"title":"a\\u0000b"}', [{ path: '/title', what: /空字符/ }]],
    ['half a character', '{"title":"\\ud83d"}', [{ path: '/title' }]],
    ['half a character in a list', '{"title":"a","tags":["\\udc00"]}', [{ path: '/tags/0' }]],
    ['a null character in a key', '{"title":"a","findings":{"a\\u0000":1}}', [{ path: '/findings' }]],
    [
      'deep nesting',
      `{"title":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      [{ path: `/title${'/0'.repeat(31)}`, what: /太深/ }],
    ],
    ['broken JSON', '{"title":', [{ path: '', what: /JSON/ }]],
    ['a poisoned prototype', '{"title":"a","__proto__":{"x":1}}', [{ path: '', what: /JSON/ }]],
    ['an empty body', '', [{ path: '', what: /没有内容/ }]],
    ['another encoding', Buffer.from([0x7b, 0x22, 0xb1, 0xea, 0x22, 0x7d]), [{ path: '', what: /UTF-8/ }]],
  ])('%s', async (_, body, errors) => {
    const answer = await post(body)
    expect(answer.statusCode).toBe(400)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    const problem: ProblemView = answer.json()
    expect(Value.Check(ProblemView, problem)).toBe(true)
    expect(problem).toMatchObject({ code: 'malformed', type: '/docs/problems#malformed', status: 400 })
    expect(problem.errors!.map(({ path }) => path).sort()).toEqual(errors.map(({ path }) => path).sort())
    for (const { path, what } of errors)
      if (what) expect(problem.errors!.find((it) => it.path === path)!.what).toMatch(what)
  })

  it.each<[string, string]>([
    ['emoji', '👩‍👩‍👧'],
    ['a character of four bytes', '𠮷野家'],
    ['right-to-left marks', '\u200fعربي\u202e'],
    ['eight of ten', '一二三四五六七八'],
  ])('takes %s as they are', async (_, title) => {
    const answer = await post({ title })
    expect(answer.statusCode).toBe(200)
    expect(answer.json().body).toEqual({ title })
  })

  it('counts characters, not bytes or halves', async () => {
    expect((await post({ title: '𠮷'.repeat(10) })).statusCode).toBe(200)
    expect((await post({ title: '𠮷'.repeat(11) })).statusCode).toBe(400)
  })

  it('reads numbers in queries, and refuses what is none', async () => {
    expect((await post({ title: 'a' }, {}, '/api/echo?limit=20')).json().query).toEqual({ limit: 20 })
    for (const query of ['limit=x', 'limit=0', 'other=1', 'limit=1&limit=2', 'limit=%00'])
      expect((await post({ title: 'a' }, {}, `/api/echo?${query}`)).json().code).toBe('malformed')
  })

  it('refuses no body at all', async () => {
    const answer = await app.inject({ method: 'POST', url: '/api/echo' })
    expect([answer.statusCode, answer.json().errors]).toEqual([400, [{ path: '', what: '没有内容，请提交 JSON' }]])
  })

  it('refuses other media types and large bodies', async () => {
    expect((await post('title=a', { 'content-type': 'application/x-www-form-urlencoded' })).json().code).toBe(
      'unsupported-media-type',
    )
    expect((await post('a', { 'content-type': 'text/plain' })).statusCode).toBe(415)
    const large = await post({ title: 'a'.repeat(1_000_000) })
    expect([large.statusCode, large.json().code]).toEqual([413, 'too-large'])
  })

  it('refuses badly encoded and null characters in addresses', async () => {
    thrown = new Problem('not-found')
    expect((await app.inject({ url: '/api/fail/%ff' })).json()).toMatchObject({ code: 'malformed', status: 400 })
    expect((await app.inject({ url: '/api/fail/a%00b' })).json()).toMatchObject({ errors: [{ path: '/id' }] })
  })

  it('answers unknown addresses and methods with a problem', async () => {
    for (const [method, url] of [
      ['GET', '/api/nothing'],
      ['POST', '/api/nothing'],
      ['DELETE', '/api/echo'],
      ['GET', '/x'],
    ] as const) {
      const answer = await app.inject({ method, url, payload: method === 'POST' ? 'x' : undefined })
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'not-found'])
    }
  })
})

describe('bytes that are no HTTP', () => {
  it.each([
    ['400 Bad Request', 'nonsense secret\r\n\r\n'],
    ['431 Request Header', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'secret'.repeat(5_000)}\r\n\r\n`],
  ])('get %s and are not logged', async (status, sent) => {
    lines.length = 0
    await app.listen({ port: 0, host: '127.0.0.1' }).catch(() => undefined)
    const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
    socket.write(sent)
    expect(await text(socket)).toMatch(`HTTP/1.1 ${status}`)
    expect(lines.join()).not.toContain('secret')
  })
})

describe('what a route throws', () => {
  it('is written with its facts and the words of its rule', async () => {
    const { headers, ...answer } = await fail(new Problem('rule-refused', { rule: 'dispatch.about', no: null }))
    expect(answer.statusCode).toBe(422)
    expect(answer.json()).toMatchObject({ code: 'rule-refused', rule: 'dispatch.about', no: null })
    expect(answer.json().detail).toMatch(/被反映/)
    expect(answer.json().basis).toMatch(/回避/)
    expect(headers['cache-control']).toBe('no-store')
  })

  it('keeps the basis of a limit, and words of faults by key', async () => {
    const limit = await fail(new Problem('rule-refused', { rule: 'review.applyWindow', basis: '依据' }))
    expect(limit.json()).toMatchObject({ rule: 'review.applyWindow', basis: '依据' })
    const missing = await fail(new Problem('missing-input', { errors: [{ path: '/category', what: 'required' }] }))
    expect(missing.json().errors).toEqual([{ path: '/category', what: '请填写' }])
  })

  it.each([
    ['en', 'Not found'],
    ['en-GB,zh;q=0.5', 'Not found'],
    ['fr, en;q=0.3, zh-TW;q=0.8', '没有找到'],
    ['fr', '没有找到'],
    ['en;q=0, fr', '没有找到'],
  ])('is told in the language of %s', async (wish, title) => {
    expect((await fail(new Problem('not-found'), { 'accept-language': wish })).json().title).toBe(title)
  })

  it('asks for patience in whole seconds', async () => {
    expect((await fail(new Problem('too-many-requests', { retryAfter: 1.2 }))).headers['retry-after']).toBe('2')
    const answer = await fail(new Problem('too-many-requests', { retryAfter: 1.2 }))
    expect(answer.json()).not.toHaveProperty('retryAfter')
  })

  it.each([
    Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
    Object.assign(new Error('terminating'), { code: '57P01', severity: 'FATAL' }),
    Object.assign(new Error('too many'), { code: '53300', severity: 'FATAL' }),
    new Error('timeout exceeded when trying to connect'),
    new Error('Connection terminated unexpectedly'),
  ])('is a 503 when the database is away: %s', async (error) => {
    const answer = await fail(error)
    expect([answer.statusCode, answer.json().code, answer.headers['retry-after']]).toEqual([503, 'unavailable', '5'])
  })

  it('is a 500 that tells nothing when nobody foresaw it', async () => {
    lines.length = 0
    const quoted = Object.assign(new Error('invalid input "secret-value"'), { code: '22P02', severity: 'ERROR' })
    const answer = await fail(quoted)
    expect(answer.statusCode).toBe(500)
    expect(answer.body).not.toMatch(/secret|stack|22P02/)
    const written = lines.find((line) => line.includes('failed'))!
    expect(JSON.parse(written).request).toBe(answer.json().request)
    expect(written).toContain('22P02')
    expect(lines.join()).not.toContain('secret')
    expect((await fail('a text')).json().code).toBe('internal')
    expect((await fail(Object.assign(new Error(), { code: '23505', severity: 'ERROR' }))).statusCode).toBe(500)
  })
})

describe('the log', () => {
  it('knows the route, never the address or what was sent', async () => {
    lines.length = 0
    await post({ title: 'secret' }, { cookie: 'a=secret', authorization: 'Bearer secret' }, '/api/echo?limit=77')
    const line = JSON.parse(lines.at(-1)!)
    expect(line).toMatchObject({ method: 'POST', route: '/api/echo', status: 200, msg: 'answered' })
    expect(Object.keys(line).sort()).toEqual([
      'hostname',
      'level',
      'method',
      'ms',
      'msg',
      'pid',
      'request',
      'route',
      'status',
      'time',
    ])
    expect(lines.join()).not.toMatch(/secret|limit/)
  })
})

describe('the description', () => {
  it('lists every call by its name, with the form of refusals', async () => {
    const { openapi, paths } = (await app.inject({ url: '/openapi.json' })).json()
    expect(openapi).toBe('3.1.0')
    expect(paths['/api/echo'].post.operationId).toBe('echo')
    expect(paths['/api/echo'].post.responses.default.content).toHaveProperty('application/problem+json')
    expect(paths['/api/fail/{id}'].get.operationId).toBe('fail')
    expect(Object.keys(paths)).not.toContain('/api/{*}')
  })

  it('refuses a route without a name', async () => {
    const fresh = await createHttp({ services: { db: noDatabase, log }, identify: async () => actor })
    expect(() => fresh.get('/api/nameless', async () => null)).toThrow('operationId')
    await fresh.close()
  })
})

describe('the probes', () => {
  it('say that it lives and whether the database answers', async () => {
    expect((await app.inject({ url: '/api/health' })).json()).toEqual({ status: 'ok' })
    expect((await app.inject({ url: '/api/ready' })).json()).toEqual({ ready: true })
  })

  it('are refused nobody, whoever asks', async () => {
    actor = { kind: 'staff', account: 'a', roles: [], organizer: null }
    expect((await app.inject({ url: '/api/health' })).statusCode).toBe(200)
  })
})
