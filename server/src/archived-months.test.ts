import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aMatter, type Made, somebody } from '../test/a-matter.ts'
import { type Api, openApi } from '../test/api.ts'
import { shelve } from '../test/archived.ts'
import { keptCounts } from '../test/counted.ts'
import { freshDatabase } from '../test/fresh-db.ts'
import { moment } from '../test/services.ts'
import { takeBack } from './features/archive/index.ts'
import { readBackup, writeBackup } from './features/backup/index.ts'
import { rebuildProjections, verifyMatters } from './features/integrity/index.ts'
import { cutByTime } from './features/retention/index.ts'
import { verifyRollups } from './features/rollups/index.ts'
import { keyStatus, retire, rotate } from './features/rotation/index.ts'
import { openServices } from './open-services.ts'
import { asOwner } from './platform/database/migrate.ts'
import { recount } from './recount.ts'

let api: Api
let old: Made
let crossing: string

const said = '只说了往事'
const crossed = '月底先说一句'
const quiet = () => undefined
const verify = () => verifyMatters(api.test.services, quiet)
const call = async (payload: object) => {
  const asked = { channel: 'phone', outcome: 'declined', ...payload }
  const { status, body } = await (await api.as('operator')).send({
    method: 'POST',
    url: '/api/contacts',
    payload: asked,
  })
  expect(status).toBe(201)
  return String(body.id)
}
/** What is to be kept of both months, and of nothing else, wherever it lies. */
const clean = { matters: 3, findings: [], days: [] }

beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
  old = await aMatter(api, { state: 'closed' })
  await call({ startedAt: '2026-03-02T09:00:00+08:00', reason: said, phone: '13600136000' })
  const payload = { outcome: 'abandoned', startedAt: '2026-03-02T09:10:00+08:00', phone: '13500135000' }
  const missed = await call(payload)
  const tried = { reached: true, note: '已联系上' }
  const url = `/api/contacts/${missed}/tries`
  expect((await (await api.as('callback_clerk')).send({ method: 'POST', url, payload: tried })).status).toBeLessThan(
    300,
  )
  await api.at('2026-03-31 23:55')
  crossing = await call({ startedAt: '2026-03-31T23:50:00+08:00', reason: crossed, phone: '13400134000' })
  await api.at('2026-04-01 00:05')
  const april = await aMatter(api, { state: 'closed' })
  await api.rows('update contacts set matter_id = (select id from matters where no = $1) where id = $2', [
    april.no,
    crossing,
  ])
  await aMatter(api, { state: 'handling', request: { demander: { name: '周到', phone: '13700137000' } } })
  await api.runDue()
})
afterAll(() => api.close())

describe('with a month in the archive', () => {
  let known: number
  beforeAll(async () => {
    known = (await verify()).events
    await shelve(api, '2026_03', 'archive')
  })

  it('everything verifies, days and anchors included', async () => {
    const { matters, events, findings, days } = await verify()
    expect({ matters, findings, days }).toEqual(clean)
    expect([events, known > 10]).toEqual([known, true])
  })

  it('the counts are those of what lies there too', async () => {
    const contacts = (await api.rows<{ n: number }>('select count(*)::int as n from contacts'))[0]!.n
    const verified = await verifyRollups(api.test.services)
    expect(verified).toEqual({ counted: expect.any(Number), unread: 0, differences: [] })
    expect(verified!.counted).toBeGreaterThan(clean.matters + contacts)
  })

  it.each([
    [
      'a row',
      `update archive.matters set urgency = 'critical'`,
      `update archive.matters set urgency = body ->> 'urgency'`,
    ],
    [
      'a text',
      `update archive.texts set plain = plain || '!' where kind = 'register.title'`,
      `update archive.texts set plain = rtrim(plain, '!') where kind = 'register.title'`,
    ],
  ])('verify finds %s that was changed there', async (_, change, back) => {
    await api.rows(change)
    expect((await verify()).findings.map(({ no }) => no)).toEqual([old.no])
    await api.rows(back)
    expect((await verify()).findings).toEqual([])
  })

  it('a rebuild makes its rows again, and counts everything', async () => {
    const counts = await keptCounts(api.rows)
    await api.rows(`update archive.matters set state = 'handling', closing = null, version = 1, body = '{}'`)
    expect(await rebuildProjections(api.test.services, quiet)).toBe(3)
    expect(await verify()).toMatchObject(clean)
    await api.rows('truncate rollups, rollup_days, rollup_margins')
    await recount(api.test.services, quiet)
    expect(await keptCounts(api.rows)).toEqual(counts)
    expect(counts.cells.length).toBeGreaterThan(5)
  })

  it('a backup holds it, and reads it back to where it was', async () => {
    const { db, config } = api.test.services
    const root = await mkdtemp(join(tmpdir(), 'huixiang-archive-'))
    const empty = await freshDatabase()
    const folder = join(root, 'backup')
    try {
      await writeBackup({ url: db.url, dataDir: config.dataDir, folder })
      await readBackup({ url: empty.url, dataDir: join(root, 'data'), folder })
      const services = await openServices({ ...config, databaseUrl: empty.url }, empty.url)
      expect(await verifyMatters(services, quiet)).toMatchObject(clean)
      await services.db.close()
      const rows = (url: string) =>
        asOwner(url, async (client) => {
          const found = await client.query(
            `select tableoid::regclass::text as place, t::text from archive.matters t
             union all select tableoid::regclass::text, t::text from archive.texts t order by 1, 2`,
          )
          return found.rows
        })
      const kept = await rows(db.url)
      expect(kept.map(({ place }) => place)).toContain('archive.matters_2026_03')
      expect(await rows(empty.url)).toEqual(kept)
    } finally {
      await empty.drop()
      await rm(root, { recursive: true, force: true })
    }
  })

  it('nothing is moved while a backup is being written', async () => {
    const { db, config } = api.test.services
    const root = await mkdtemp(join(tmpdir(), 'huixiang-archive-'))
    await asOwner(db.url, async (holder) => {
      // The backup stops here before it has come to any table of a month.
      await holder.query('begin; lock table access_head in access exclusive mode')
      let moved: Promise<unknown> | undefined
      const onTable = () => {
        moved ??= takeBack(api.test.services, '2026-03')
          .catch(({ message }) => message)
          .finally(() => holder.query('commit'))
      }
      await writeBackup({ url: db.url, dataDir: config.dataDir, folder: join(root, 'backup'), onTable })
      expect(await moved).toContain('Another process goes through all months')
    })
    await rm(root, { recursive: true, force: true })
  })

  it('a registration that waits for a move holds nothing that the move needs', async () => {
    const registered = await asOwner(api.test.services.db.url, async (mover) => {
      await mover.query('begin; lock table only matters in access exclusive mode')
      const registering = aMatter(api)
      const waits = `select from pg_locks where not granted and relation = 'matters'::regclass`
      while ((await mover.query(waits)).rowCount === 0);
      await mover.query(`set local lock_timeout = 100`)
      await mover.query('lock table only events, only texts, only contacts in access exclusive mode')
      await mover.query('rollback')
      return registering
    })
    clean.matters += 1
    await api.runDue()
    expect(await (await api.as('dispatcher')).view(registered.no)).toMatchObject({ state: 'registered' })
  })

  describe('new keys', () => {
    beforeEach(() => api.test.services.keys.refresh())
    const turn = () => rotate(api.test.services, { grace: 0, told: { onKeys: quiet, onRows: quiet } })
    const uses = async (key: string) =>
      (await keyStatus(api.test.services)).uses.filter((use) => use.key === key).map(({ target }) => target)

    it('reach its rows; an old key is kept while any row there needs it', async () => {
      expect(await uses('k1')).toEqual(expect.arrayContaining(['archive.contacts', 'archive.texts', 'contacts']))
      expect(await uses('v1')).toContain('archive.contacts, hashes')
      const [{ phone } = { phone: '' }] = await api.rows<{ phone: Buffer }>(
        'select phone from archive.contacts where phone is not null order by id limit 1',
      )
      expect((await turn()).unread).toBe(0)
      expect([await uses('k1'), await uses('v1')]).toEqual([[], ['persons, codes']])
      const where = 'where id = (select id from archive.contacts where phone is not null order by id limit 1)'
      const fresh = await api.rows<{ phone: Buffer }>(`select phone from archive.contacts ${where}`)
      await api.rows(`update archive.contacts set phone = $1 ${where}`, [phone])
      await expect(retire(api.test.services, 'k1')).rejects.toThrow('1 of archive.contacts')
      await api.rows(`update archive.contacts set phone = $1 ${where}`, [fresh[0]!.phone])
      await retire(api.test.services, 'k1')
      expect(await verify()).toMatchObject(clean)
    })

    it('leave it to be read when it comes back', async () => {
      await shelve(api, '2026_03', 'attached')
      api.test.services.keys.refresh()
      expect((await (await api.as('dispatcher')).view(old.no)).participants[0]).toMatchObject(somebody)
      await shelve(api, '2026_03', 'archive')
    })
  })

  it('personal data are cut when their time is over, on whichever shelf they lie', async () => {
    const kept = async () => {
      const tables = ['contacts', 'texts'].flatMap((table) => [table, `archive.${table}`])
      const personal = { contacts: 'coalesce(phone, phone_hash)', texts: 'coalesce(data, salt, plain::bytea)' }
      const counts: Record<string, number> = {}
      for (const table of tables) {
        const column = personal[table.replace('archive.', '') as keyof typeof personal]
        const found = await api.rows<{ n: number }>(`select count(${column})::int as n from ${table}`)
        counts[table] = found[0]!.n
      }
      return counts
    }
    const cut = (when: string) => cutByTime(api.test.services, { now: moment(when) })
    const before = await kept()
    expect(Object.values(before).every((count) => count > 0)).toBe(true)
    expect(await cut('2031-03-02 10:00')).toEqual({ matters: 0, contacts: 0 })
    expect(await kept()).toEqual(before)

    // March's matter and its contacts without one; the contact of March that belongs to April's matter stays.
    expect(await cut('2031-03-20 10:00')).toEqual({ matters: 1, contacts: 2 })
    const own = await api.rows(`select id from archive.contacts where phone is not null`)
    expect(own).toEqual([{ id: crossing }])
    expect(await api.rows('select plain from archive.texts where plain is not null')).toEqual([{ plain: crossed }])
    expect(
      await api.rows(`select from persons where matter_id in (select id from archive.matters) and data is not null`),
    ).toEqual([])

    // April's matter takes with it what March holds of it.
    expect(await cut('2031-04-20 10:00')).toEqual({ matters: 1, contacts: 0 })
    expect(await kept()).toMatchObject({ 'archive.contacts': 0, 'archive.texts': 0 })
    await api.runDue()
    expect(await verify()).toMatchObject(clean)
    await shelve(api, '2026_03', 'attached')
    expect(await (await api.as('dispatcher')).view(old.no)).toMatchObject({ cutAt: '2031-03-20T10:00:00.000+08:00' })
    expect(await verify()).toMatchObject(clean)
  })
})
