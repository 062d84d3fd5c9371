import { toIso } from 'core/calendar'
import type { Matter } from 'core/matter'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMatter, aReply, type Made } from '../../../test/a-matter.ts'
import { type Api, type Body, openApi } from '../../../test/api.ts'
import { moment } from '../../../test/services.ts'
import { rebuildRollups } from '../rollups/index.ts'
import { ratingCode } from './ratings/code.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
})
afterAll(() => api.close())

const record = async (payload: Body) =>
  (await api.as('operator')).send({
    method: 'POST',
    url: '/api/contacts',
    payload: {
      channel: 'phone',
      startedAt: toIso(moment('2026-03-02 10:00')),
      outcome: 'emergency',
      emergency: '120',
      ...payload,
    },
  })
const rate = (payload: Body, headers: Record<string, string> = {}) =>
  api.public.send({ method: 'POST', url: '/api/public/contacts/rate', payload, headers })
/** With all that has happened counted. */
async function summary(query = 'from=2026-03-01&to=2026-03-31', account = 'centre_manager') {
  await api.runDue()
  return (await api.as(account)).send({ url: `/api/ratings/summary?${query}` })
}

describe('the rating of a service', () => {
  const code = async () => String((await record({})).body.ratingCode)

  it('is given once by the code of the contact: the first is kept', async () => {
    const { id, ratingCode: own } = (await record({})).body
    expect((await rate({ code: own, rating: 2 })).status).toBe(200)
    const again = await rate({ code: own, rating: 5 })
    expect([again.status, again.body.code, again.body.state]).toEqual([409, 'wrong-state', 'rated'])
    const kept = await api.rows('select grade, by from service_ratings where contact_id = $1', [id])
    expect(kept).toEqual([{ grade: 2, by: 'demander' }])
  })

  it('counts once however often the same request comes', async () => {
    const own = await code()
    const key = { 'idempotency-key': '0198c0de-0000-7000-8000-00000000000a' }
    const answers = await Promise.all([1, 2, 3].map(() => rate({ code: own, rating: 4 }, key)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  })

  it('keeps one of many that come at the same time', async () => {
    const own = await code()
    const answers = await Promise.all([1, 2, 3, 4, 5].map((rating) => rate({ code: own, rating })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409])
  })

  it('that an operator wrote down is the only one: no code is given for it', async () => {
    const { id, ratingCode: own } = (await record({ serviceRating: 5 })).body
    expect(own).toBeUndefined()
    expect((await rate({ code: ratingCode(api.test.services.keys, String(id)), rating: 1 })).status).toBe(409)
  })

  it('is refused for a code that is none, or of a contact that is not there', async () => {
    const own = await code()
    const changed = `${own.slice(0, -1)}${own.endsWith('A') ? 'Q' : 'A'}`
    const elsewhere = ratingCode(api.test.services.keys, '0198c0de-0000-7000-8000-000000000000')
    for (const wrong of [changed, elsewhere]) {
      const { status, body } = await rate({ code: wrong, rating: 3 })
      expect([status, body.code]).toEqual([404, 'wrong-code'])
    }
    expect((await rate({ code: own, rating: 6 })).status).toBe(400)
    expect((await rate({ code: 'short', rating: 3 })).status).toBe(400)
  })

  it('is counted apart from that of results, broken calls left out', async () => {
    await record({ outcome: 'abandoned', emergency: undefined, phone: '13912340000' })
    const { body } = await summary()
    const [row] = await api.rows<{ contacts: string; rated: string; satisfied: string }>(
      `select count(*) as contacts, count(grade) as rated, count(*) filter (where grade >= 3) as satisfied
       from contacts c left join service_ratings r on r.contact_id = c.id where outcome <> 'abandoned'`,
    )
    const [contacts, rated, satisfied] = [Number(row!.contacts), Number(row!.rated), Number(row!.satisfied)]
    expect(rated).toBeGreaterThan(3)
    expect(body.service).toEqual({
      contacts,
      numerator: satisfied,
      denominator: rated,
      share: satisfied / rated,
      unrated: contacts - rated,
    })
  })
})

describe('GET /api/ratings/summary', () => {
  const clerk = () => api.as('callback_clerk')
  const called = async ({ no }: Made, body: Body) => (await clerk()).do(no, 'recordCallback', body)

  /** The same unit replies again, on the assignment of the new round. */
  async function repliedAgain({ no }: Made): Promise<void> {
    const { assignments } = await (await api.as('auditor')).view(no)
    const assignment = assignments.findLast(({ kind }) => kind === 'lead')!.id
    const [unit, leader] = [await api.as('clerk_chengguan'), await api.as('leader_chengguan')]
    await unit.do(no, 'sign', { assignment })
    await unit.do(no, 'reply', aReply(assignment))
    await leader.do(no, 'approveReply', { assignment, ruling: 'approve' })
    await (await api.as('auditor')).do(no, 'auditReply', { verdict: 'pass' })
  }

  const bad = { reached: true, rating: 1, reasonable: true }

  it('tells satisfied of rated, with everything that is left out and why', async () => {
    await api.at('2026-06-01 10:00')
    await aMatter(api, { state: 'closed' })
    await called(await aMatter(api, { state: 'callback' }), { reached: true, rating: 2, reasonable: false })
    await called(await aMatter(api, { state: 'callback' }), { reached: true })
    await aMatter(api, { state: 'callback' })
    await (await api.as('operator')).do((await aMatter(api)).no, 'decline', { reason: '已判决', channel: 'litigation' })
    const again = await aMatter(api, { state: 'callback' })
    await called(again, bad)
    await repliedAgain(again)
    await called(again, { reached: true, rating: 4 })
    await aMatter(api, { state: 'handling' })
    await api.at('2026-06-20 10:00')

    const { status, body } = await summary('from=2026-06-01&to=2026-06-20', 'inspector')
    expect(status).toBe(200)
    expect(body.matters).toEqual({
      closed: 6,
      numerator: 2,
      denominator: 3,
      share: 2 / 3,
      excluded: { unrated: 1, unreached: 1, unreasonable: 0, exempt: 0, notAsked: 1 },
      first: { numerator: 1, denominator: 3, share: 1 / 3 },
    })
  })

  it('agrees with a count from scratch over the matters themselves', async () => {
    const bodies = (await api.rows<{ body: Matter }>('select body from matters')).map(({ body }) => body)
    const closed = bodies.filter(({ state, closedAt }) => state === 'closed' && closedAt! >= moment('2026-06-01 00:00'))
    const last = closed.map(({ ratings, round }) => ratings.filter((one) => one.round === round).at(-1)?.grade)
    const { matters } = (await summary('from=2026-06-01&to=2026-06-20')).body as { matters: Body }
    expect(matters.closed).toBe(closed.length)
    expect(matters.numerator).toBe(last.filter((grade) => grade && grade >= 3).length)
    expect(matters.denominator).toBe(last.filter((grade) => grade).length)
  })

  it('counts a matter on the day it closed last, and not at all while it is under review', async () => {
    await api.at('2026-08-03 10:00')
    const made = await aMatter(api, { state: 'closed' })
    const closedOn = async (day: string) => ((await summary(`from=${day}&to=${day}`)).body.matters as Body).closed
    expect(await closedOn('2026-08-03')).toBe(1)
    await api.at('2026-08-05 10:00')
    await (await api.demander(made)).do(made.no, 'requestReview', { grounds: '并没有修好' })
    expect(await closedOn('2026-08-03')).toBe(0)
    await (await api.as('centre_manager')).do(made.no, 'ruleReview', { ruling: 'uphold', reason: '结果属实' })
    expect([await closedOn('2026-08-03'), await closedOn('2026-08-05')]).toEqual([0, 1])
  })

  it('says what is not counted yet', async () => {
    const asked = async () =>
      (await (await api.as('inspector')).send({ url: '/api/ratings/summary?from=2026-08-01&to=2026-08-31' })).body
    expect((await asked()).behind).toEqual({ commits: 0, seconds: 0, recounting: false })
    await record({})
    expect((await asked()).behind).toMatchObject({ commits: 1 })
  })

  it('is the same after everything was counted again, also where a rating still waits', async () => {
    const code = String((await record({})).body.ratingCode)
    const before = (await summary()).body
    await rate({ code, rating: 5 })
    await rebuildRollups(api.test.services)
    const after = (await summary()).body
    const [was, is] = [before, after].map(({ service }) => service as { numerator: number; denominator: number })
    expect(after.matters).toEqual(before.matters)
    expect([is!.numerator - was!.numerator, is!.denominator - was!.denominator]).toEqual([1, 1])
    await rebuildRollups(api.test.services)
    expect((await summary()).body).toEqual(after)
  })

  it('takes a year at most, and is for the centre', async () => {
    const long = await summary('from=2026-01-01&to=2027-01-02')
    expect([long.status, long.body.code]).toEqual([422, 'time-out-of-range'])
    expect((await summary('from=2026-01-01&to=2027-01-01')).status).toBe(200)
    expect((await summary('from=2026-04-02&to=2026-04-01')).status).toBe(422)
    expect((await summary('from=2026-02-30&to=2026-04-01')).status).toBe(400)
    for (const account of ['clerk_water', 'operator', 'system_admin'])
      expect((await summary(undefined, account)).status).toBe(403)
  })
})
