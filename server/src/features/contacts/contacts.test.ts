import { fromIso, type Instant, toIso } from 'core/calendar'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appFor, as, staffOf } from '../../../test/app-for.ts'
import { guangzhou } from '../../../test/city.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { createAudit } from '../../platform/audit.ts'
import { gathered } from '../../platform/database/gathered.ts'
import { asOwner } from '../../platform/database/migrate.ts'
import { ensurePartitions } from '../../platform/database/partitions.ts'
import { openDatabase } from '../../platform/database/pool.ts'
import { type Database, statement } from '../../platform/database/queryable.ts'
import type { App } from '../../platform/http/app.ts'
import { idsAt } from '../../platform/ids.ts'
import { makeKeys } from '../../platform/key-file.ts'
import { keyRing } from '../../platform/keys.ts'
import { matterNo } from '../../platform/numbers.ts'
import { contactRoutes } from './index.ts'

const day = '2026-03-02'
const noon: Instant = fromIso(`${day}T12:00:00+08:00`)!
const keys = keyRing(makeKeys())
const no = matterNo(day, 1)
const matterId = idsAt(noon)()
let now = noon
let fresh: FreshDatabase
let db: Database
let app: App

beforeAll(async () => {
  fresh = await freshDatabase()
  db = openDatabase(fresh.url)
  const place = { district: '440113', street: '440113007', committee: null }
  await asOwner(fresh.url, async (client) => {
    await ensurePartitions(client, noon, noon)
    await client.query(
      `insert into matters (id, no, state, type, category, urgency, channel, district, street, confidential, sealed,
         registered_at, version, rule_set, head, body)
       values ($1, $2, 'registered', 'complaint', '0101', 'general', 'phone', '440113', '440113007', false, false,
         now(), 1, 1, '', $3)`,
      [matterId, no, { id: matterId, no, type: 'complaint', category: '0101', place }],
    )
  })
  const limits = { take: async () => undefined, giveBack: async () => undefined, forget: async () => undefined }
  app = await appFor(
    contactRoutes(
      { db, gathered: gathered(db), keys, city: guangzhou(), clock: { now: async () => now } },
      { limits, audit: createAudit(db) },
    ),
  )
})

afterAll(async () => {
  await app.close()
  await db.close()
  await fresh.drop()
})

const operator = staffOf('operator')
let keysMade = 0
const newKey = () => `contact-key-${++keysMade}`

const record = (payload: object, { key, actor = operator }: { key?: string; actor?: typeof operator } = {}) =>
  app.inject({
    method: 'POST',
    url: '/api/contacts',
    payload: { channel: 'phone', startedAt: toIso(noon), ...payload },
    headers: { ...as(actor), ...(key && { 'idempotency-key': key }) },
  })

const rowOf = async (id: string): Promise<Record<string, unknown>> =>
  (await db.query<Record<string, unknown>>(statement('', 'select * from contacts where id = $1'), [id]))[0]!
const countContacts = async (): Promise<number> =>
  (await db.query<{ n: number }>(statement('', 'select count(*) as n from contacts')))[0]!.n
const textsOf = (owner: string) =>
  db.transaction(async (tx) => {
    tx.readAs('centre')
    const sql =
      'select id, kind, plain, for_units, for_demander, length(salt) as salt from texts where owner_id = $1 order by id'
    return tx.query<Record<string, unknown>>(statement('', sql), [owner])
  })

const answered = {
  outcome: 'answered',
  answer: { text: '市桥街道办事处周一至周五办公。', noArticle: '知识库没有收录' },
}

describe('POST /api/contacts', () => {
  it('keeps an answer with its texts apart and its phone number encrypted', async () => {
    const answer = await record({ ...answered, phone: '+86 138-1234-5678', endedAt: toIso(noon), serviceRating: 5 })
    expect(answer.statusCode).toBe(201)
    const { id, phone } = answer.json()
    expect(phone).toBe('138****5678')
    const row = await rowOf(id)
    expect(row).toMatchObject({ outcome: 'answered', account: 'operator', started_at: noon, ended_at: noon })
    expect(row).toMatchObject({ service_rating: 5, key_id: keys.personalKeyId, hash_version: keys.lookupVersion })
    expect(row.phone_hash).toEqual(keys.lookupHash('phone', '13812345678'))
    expect(String(row.phone)).not.toContain('1381234')
    const texts = await textsOf(id)
    expect(texts.map(({ kind, plain }) => [kind, plain])).toEqual([
      ['contact.answer', answered.answer.text],
      ['contact.noArticle', answered.answer.noArticle],
    ])
    expect(texts.every((text) => text.for_units === false && text.for_demander === false && text.salt === 16)).toBe(
      true,
    )
    expect(row.answer_text).toBe(texts[0]!.id)
  })

  it.each([
    ['guided', { guidedTo: 'arbitration', reason: '劳动争议' }, { guided_to: 'arbitration' }],
    ['emergency', { emergency: '119' }, { emergency: '119' }],
    ['declined', { reason: '涉及国家秘密' }, { matter_id: null }],
    ['abandoned', {}, { answer_text: null }],
    [
      'answered',
      { answer: { text: '可以', article: { id: matterId, version: 3 } } },
      { article: matterId, article_version: 3 },
    ],
    [
      'linked',
      { matter: no },
      {
        matter_id: matterId,
        matter_no: no,
        type: 'complaint',
        category: '0101',
        district: '440113',
        street: '440113007',
      },
    ],
  ])('takes a contact that was %s', async (outcome, fields, columns) => {
    const answer = await record({ outcome, ...fields })
    expect(answer.statusCode).toBe(201)
    expect(await rowOf(answer.json().id)).toMatchObject({ outcome, ...columns })
  })

  it.each<[string, object, number, string, string | undefined]>([
    ['an answer without its text', { outcome: 'answered' }, 422, 'missing-input', '/answer'],
    [
      'an answer without article or why none',
      { outcome: 'answered', answer: { text: '可以' } },
      422,
      'missing-input',
      '/answer/noArticle',
    ],
    [
      'an answer with an article and why none',
      { outcome: 'answered', answer: { ...answered.answer, article: { id: matterId, version: 1 } } },
      422,
      'rule-refused',
      undefined,
    ],
    ['guidance without a channel', { outcome: 'guided' }, 422, 'missing-input', '/guidedTo'],
    ['an emergency without a line', { outcome: 'emergency' }, 422, 'missing-input', '/emergency'],
    [
      'guidance elsewhere that says not where',
      { outcome: 'guided', guidedTo: 'other' },
      422,
      'missing-input',
      '/reason',
    ],
    ['a refusal without reason', { outcome: 'declined' }, 422, 'missing-input', '/reason'],
    ['a link to no matter', { outcome: 'linked' }, 422, 'missing-input', '/matter'],
    [
      'a link to a matter that is not there',
      { outcome: 'linked', matter: matterNo(day, 2) },
      422,
      'unknown-part',
      '/matter',
    ],
    [
      'a number with a wrong check digit',
      { outcome: 'linked', matter: '2603020000000' },
      422,
      'unknown-part',
      '/matter',
    ],
    [
      'a start that lies ahead',
      { ...answered, startedAt: toIso(noon + 3_600_000) },
      422,
      'time-out-of-range',
      '/startedAt',
    ],
    [
      'a start before 2000',
      { ...answered, startedAt: '1999-12-31T10:00:00+08:00' },
      422,
      'time-out-of-range',
      '/startedAt',
    ],
    ['an end before the start', { ...answered, endedAt: toIso(noon - 1) }, 422, 'time-out-of-range', '/endedAt'],
    ['a rating beyond the scale', { ...answered, serviceRating: 6 }, 400, 'malformed', '/serviceRating'],
    ['a phone number in words', { ...answered, phone: 'not a number' }, 400, 'malformed', '/phone'],
    ['a field it does not know', { ...answered, mood: 'bad' }, 400, 'malformed', '/mood'],
  ])('refuses %s and writes nothing', async (_, fields, status, code, path) => {
    const before = await countContacts()
    const answer = await record(fields, { key: newKey() })
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
    if (path) expect(answer.json().errors).toEqual([{ path, what: expect.stringMatching(/\S/) }])
    expect(await countContacts()).toBe(before)
  })

  it('is for operators alone', async () => {
    expect((await record(answered, { actor: staffOf('dispatcher') })).statusCode).toBe(403)
    expect((await record(answered, { actor: { kind: 'public' } as never })).statusCode).toBe(401)
  })

  it('records once however often the same key comes, also at the same time', async () => {
    const before = await countContacts()
    const key = newKey()
    const answers = await Promise.all(Array.from({ length: 8 }, () => record(answered, { key })))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(8).fill(201))
    expect(new Set(answers.map((one) => one.json().id)).size).toBe(1)
    expect(await countContacts()).toBe(before + 1)
    expect(await textsOf(answers[0]!.json().id)).toHaveLength(2)
  })

  it('refuses the same key with another body, and knows keys by account', async () => {
    const key = newKey()
    expect((await record(answered, { key })).statusCode).toBe(201)
    const other = await record({ outcome: 'abandoned' }, { key })
    expect([other.statusCode, other.json().code]).toEqual([422, 'key-reused'])
    const colleague = { ...operator, account: 'operator-2' }
    expect((await record({ outcome: 'abandoned' }, { key, actor: colleague })).statusCode).toBe(201)
  })
})

describe('GET /api/contacts', () => {
  const list = async (query: string, actor = staffOf('operator')) =>
    (await app.inject({ url: `/api/contacts?${query}`, headers: as(actor) })).json()

  it('lists the latest contacts of the reader himself, page by page, with masked numbers', async () => {
    const actor = { ...operator, account: 'operator-3' }
    for (let minute = 0; minute < 5; minute++) {
      now = noon + minute * 60_000
      await record({ outcome: 'abandoned', phone: `1380000000${minute}`, startedAt: toIso(now) }, { actor })
    }
    const first = await list('limit=3', actor)
    expect(first.items.map(({ phone }: { phone: string }) => phone)).toEqual([
      '138****0004',
      '138****0003',
      '138****0002',
    ])
    const second = await list(`limit=3&cursor=${first.next}`, actor)
    expect(second.items.map(({ phone }: { phone: string }) => phone)).toEqual(['138****0001', '138****0000'])
    expect(second.next).toBeNull()
    expect(JSON.stringify([first, second])).not.toContain('13800000')
  })

  it('is for operators alone', async () => {
    expect((await list('', staffOf('auditor'))).code).toBe('not-permitted')
  })
})
