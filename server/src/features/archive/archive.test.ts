import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aMatter, type Made } from '../../../test/a-matter.ts'
import { type Api, openApi } from '../../../test/api.ts'
import { moment, testServices } from '../../../test/services.ts'
import { whileShelvesRest } from '../../platform/database/alone.ts'
import type { Database, Statement } from '../../platform/database/queryable.ts'
import { listMonths, putAway, takeBack, wordsOf } from './index.ts'
import { settledAt } from './ripe.ts'

let api: Api
const put = (month: string, when: string) => putAway(api.test.services, month, moment(when))
const get = (month: string) => takeBack(api.test.services, month)
const listed = async (when: string) =>
  (await listMonths(api.test.services, moment(when))).map(({ name, shelf, unripe }) => ({
    name,
    state: unripe ? wordsOf(unripe) : shelf,
  }))
const stateOf = async (name: string, when: string) => (await listed(when)).find((one) => one.name === name)?.state
const call = async (payload: object) => {
  const sending = { method: 'POST' as const, url: '/api/contacts' }
  return (await (await api.as('operator')).send({ ...sending, payload: { channel: 'phone', ...payload } })).body
}

describe('a month with nothing in it', () => {
  beforeAll(async () => {
    api = await openApi()
  })
  afterAll(() => api.close())

  it('is ripe once it is over and nothing of it could come back', async () => {
    expect(await stateOf('2026_03', '2026-06-30 23:59')).toMatch(/may still come back, until 2026-07-01/)
    expect(await stateOf('2026_03', '2026-07-01 00:00')).toBe('attached')
  })

  it('is put away and taken back by name, and asking twice changes nothing', async () => {
    for (const _ of [1, 2]) await put('2026-03', '2026-10-01 00:00')
    expect(await stateOf('2026_03', '2026-10-01 00:00')).toBe('archive')
    for (const _ of [1, 2]) await get('2026-03')
    expect(await stateOf('2026_03', '2026-10-01 00:00')).toBe('attached')
    for (const month of ['2026-13', '2019-01', '2026_03', 'all']) {
      await expect(put(month, '2026-10-01 00:00')).rejects.toThrow('archive -- list')
      await expect(get(month)).rejects.toThrow('archive -- list')
    }
  })

  it('stays where it is while others go through all months', async () => {
    const { db } = api.test.services
    await whileShelvesRest(db, async () => {
      await expect(put('2026-03', '2026-10-01 00:00')).rejects.toThrow('goes through all months')
      await whileShelvesRest(db, async () => undefined)
    })
    await put('2026-03', '2026-10-01 00:00')
    await get('2026-03')
  })
})

describe('a month with work', () => {
  let made: Made
  beforeEach(async () => {
    api = await openApi()
    await api.at('2026-03-02 10:00')
    return () => api.close()
  })
  const closeOne = async () => {
    made = await aMatter(api, { state: 'closed' })
    await api.runDue()
  }

  it('stays attached while a matter of it is open, and for its windows after it was closed', async () => {
    made = await aMatter(api, { state: 'handling' })
    await api.runDue()
    expect(await stateOf('2026_03', '2026-12-01 00:00')).toMatch(/^matters that are open.*: 1$/)
    await expect(put('2026-03', '2026-12-01 00:00')).rejects.toThrow('2026-03 stays attached: matters that are open')

    await api.test.at('2026-08-03 10:00')
    await api.rows(`update matters set state = 'closed', closing = 'resolved', closed_at = '2026-08-03T10:00:00+08:00'`)
    await api.rows('truncate open_matters, open_assignments, running_clocks')
    expect(await stateOf('2026_03', '2026-11-01 23:59')).toMatch(/until 2026-11-02/)
    expect(await stateOf('2026_03', '2026-11-02 00:00')).toBe('attached')
  })

  it('stays attached while commits of it wait for the relay', async () => {
    await aMatter(api, { state: 'closed' })
    expect(await stateOf('2026_03', '2026-12-01 00:00')).toMatch(/commits that wait for the relay/)
    await api.runDue()
    expect(await stateOf('2026_03', '2026-12-01 00:00')).toBe('attached')
  })

  it('stays attached while something is asked about a closed matter', async () => {
    await closeOne()
    const body = { assignment: made.lead, evidence: '现场照片与诉求不符。' }
    const { state } = await (await api.as('clerk_chengguan')).do(made.no, 'markUnreasonable', body)
    expect(state).toBe('closed')
    await api.runDue()
    expect(await stateOf('2026_03', '2026-12-01 00:00')).toMatch(/about which something is asked: 1$/)
  })

  it('stays attached while a call-back or a cut waits', async () => {
    await closeOne()
    await call({ outcome: 'abandoned', phone: '13500135000', startedAt: '2026-03-02T09:00:00+08:00' })
    await api.runDue()
    expect(await stateOf('2026_03', '2026-12-01 00:00')).toMatch(/^missed calls.*: 1$/)
    await api.rows(`update callback_tasks set state = 'unreached'`)
    const url = `/api/matters/${made.no}/personal-data/cut`
    const asked = await (await api.as('centre_manager')).send({ method: 'POST', url, payload: { reason: '本人申请' } })
    expect(asked.status).toBe(201)
    expect(await stateOf('2026_03', '2026-12-01 00:00')).toMatch(/^requests to cut.*: 1$/)
  })

  /** A contact of March that belongs to a matter of April. */
  const linkElsewhere = async () => {
    await closeOne()
    const contact = await call({ outcome: 'declined', reason: '先问问', startedAt: '2026-03-31T23:50:00+08:00' })
    await api.at('2026-03-31 23:55')
    const late = await call({ outcome: 'declined', reason: '再问问', startedAt: '2026-03-31T23:50:00+08:00' })
    expect([contact.code, late.id]).toEqual(['time-out-of-range', expect.any(String)])
    await api.at('2026-04-01 00:05')
    const { no } = await aMatter(api, { state: 'dispatching' })
    await api.rows('update contacts set matter_id = (select id from matters where no = $1) where id = $2', [
      no,
      late.id,
    ])
    await api.runDue()
    return no
  }
  const closeAll = async (when: string) => {
    await api.rows(
      `update matters set state = 'closed', closing = 'resolved', closed_at = $1 where state <> 'closed'`,
      [new Date(moment(when))],
    )
    await api.rows('truncate open_matters, open_assignments, running_clocks')
  }
  const ofContacts = /open matters of another month that contacts of it belong to: 1/

  it('stays attached while a contact of it belongs to a matter of another month that is open or may come back', async () => {
    await linkElsewhere()
    expect(await stateOf('2026_03', '2026-12-01 00:00')).toMatch(ofContacts)
    await closeAll('2026-08-03 10:00')
    expect(await stateOf('2026_03', '2026-11-01 23:59')).toMatch(/may still come back, until 2026-11-02/)
    expect(await stateOf('2026_03', '2026-11-02 00:00')).toBe('attached')
  })

  it('stays attached while a matter of a contact of it goes on in one that is open', async () => {
    const no = await linkElsewhere()
    const main = await aMatter(api, { state: 'dispatching' })
    await (await api.as('dispatcher')).do(no, 'merge', { into: main.no })
    await api.runDue()
    expect(await stateOf('2026_03', '2026-12-01 00:00')).toMatch(/merged.*: 1/)
  })

  it('is not moved when a matter that a contact of it belongs to is opened at the last moment', async () => {
    const no = await linkElsewhere()
    await api.rows('create table kept as table open_matters')
    await closeAll('2026-08-03 10:00')
    const { services } = api.test
    const db: Database = Object.create(services.db)
    db.query = async <Row>(one: Statement, values?: readonly unknown[]): Promise<Row[]> => {
      const rows = await services.db.query<Row>(one, values)
      if (one.text.includes('mergedInto')) await api.rows('insert into open_matters table kept on conflict do nothing')
      return rows
    }
    await expect(putAway({ db, city: services.city }, '2026-03', moment('2026-12-01 00:00'))).rejects.toThrow(
      ofContacts,
    )
    expect(await api.rows('select from public.matters where no = $1', [no])).toHaveLength(1)
    expect(await stateOf('2026_03', '2026-12-01 00:00')).toMatch(ofContacts)
  })

  it('stays attached while a matter of it goes on in one that is open, or was closed lately', async () => {
    const source = await aMatter(api, { state: 'dispatching' })
    await api.at('2026-04-01 10:00')
    const { no } = await aMatter(api, { state: 'dispatching' })
    await (await api.as('dispatcher')).do(source.no, 'merge', { into: no })
    await api.runDue()
    const words = /^matters that were merged.*: 1$/
    expect(await stateOf('2026_03', '2026-12-01 00:00')).toMatch(words)
    await api.rows(
      `update matters set body = body || jsonb_build_object('state', 'closed', 'closedAt', $2::bigint) where no = $1`,
      [no, moment('2026-11-01 10:00')],
    )
    await api.rows('truncate open_matters, open_assignments, running_clocks')
    expect(await stateOf('2026_03', '2026-12-01 00:00')).toMatch(words)
    expect(await stateOf('2026_03', '2027-03-01 00:00')).toBe('attached')
  })

  it('is not moved when work on it begins at the last moment', async () => {
    await closeOne()
    const { services } = api.test
    let begun = false
    const db: Database = Object.create(services.db)
    db.query = async <Row>(one: Statement, values?: readonly unknown[]): Promise<Row[]> => {
      const rows = await services.db.query<Row>(one, values)
      if (!begun && one.text.includes('mergedInto')) {
        begun = true
        await api.rows(
          `insert into running_clocks (id, matter_id, kind, rule, due_at, warn_at, provisional)
           select gen_random_uuid(), id, 'review', 'review.limit', now(), now(), false from matters`,
        )
      }
      return rows
    }
    const late = putAway({ db, city: services.city }, '2026-03', moment('2026-12-01 00:00'))
    await expect(late).rejects.toThrow('2026-03 stays attached: matters that are open')
    expect([begun, await api.rows('select no from public.matters')]).toEqual([true, [{ no: made.no }]])
  })
})

it('waits for the longest window of any rule set of the city', async () => {
  const { services, close } = await testServices()
  const { profile, calendar } = services.city
  const [first] = profile.versions
  const given = first!.limits['longTerm.window']
  const limits = { ...first!.limits, 'longTerm.window': { ...given, limit: { ...given.limit, value: 120 } } }
  const end = moment('2026-03-02 10:00')
  expect(settledAt({ profile, calendar }, end)).toBe(moment('2026-06-01 00:00'))
  const versions = [{ ...first!, limits }, first!]
  expect(settledAt({ profile: { ...profile, versions }, calendar }, end)).toBe(moment('2026-07-01 00:00'))
  await close()
})
