import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMatter, type Made, somebody } from '../../../../test/a-matter.ts'
import { type Api, openApi, type Sending } from '../../../../test/api.ts'
import { shelve } from '../../../../test/archived.ts'

let api: Api
let old: Made
let merged: Made
let into: Made
let rating: string

/** Eight digits that are not the matter's. */
const wrongCode = ({ code }: Made): string => code.replace(/^./, (digit) => String((Number(digit) + 1) % 10))

const month = '2026-03'
const contact = { channel: 'phone', startedAt: '2026-03-02T09:00:00+08:00' }
const track = ({ no, code }: Pick<Made, 'no' | 'code'>) =>
  api.public.send({ method: 'POST', url: '/api/public/track', payload: { no, code } })
const send = async (account: string, sending: Sending) => (await api.as(account)).send(sending)
const record = (payload: object) =>
  send('operator', { method: 'POST', url: '/api/contacts', payload: { ...contact, ...payload } })

beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
  old = await aMatter(api, { state: 'closed' })
  const [{ id } = { id: '' }] = (await (await api.as('dispatcher')).view(old.no)).participants
  const payload = { participant: id, reason: '核实投诉' }
  await send('supervisor', { method: 'POST', url: `/api/matters/${old.no}/reveal`, payload })
  merged = await aMatter(api, { state: 'dispatching', request: { demander: { name: '周到', phone: '13700137000' } } })
  rating = String((await record({ outcome: 'declined', reason: '只说了往事' })).body.ratingCode)
  await api.at('2026-04-02 10:00')
  into = await aMatter(api, { state: 'dispatching' })
  await (await api.as('dispatcher')).do(merged.no, 'merge', { into: into.no })
  await api.runDue()
  await shelve(api, '2026_03', 'archive')
})
afterAll(() => api.close())

describe('a matter whose month is put away', () => {
  const asked: [what: string, ask: () => Promise<{ status: number; body: object }>][] = [
    ['its page', () => send('dispatcher', { url: `/api/matters/${old.no}` })],
    ['its history', () => send('dispatcher', { url: `/api/matters/${old.no}/events` })],
    ['its contacts', () => send('dispatcher', { url: `/api/matters/${old.no}/contacts` })],
    ['its number on a list', () => send('dispatcher', { url: `/api/matters?list=all&q=${old.no}` })],
    ['a command', async () => (await api.as('dispatcher')).try(old.no, 'urge', {})],
    ['a merge', async () => (await api.as('dispatcher')).try(into.no, 'merge', { into: old.no })],
    ['its end of a merge', async () => (await api.as('dispatcher')).try(merged.no, 'unmerge', { reason: '不是一件' })],
    ['a call about it', () => record({ outcome: 'linked', matter: old.no })],
    ['its demander, by number and code', () => track(old)],
  ]
  it.each(asked)('is told of by name to whoever asks for %s', async (_, ask) => {
    const { status, body } = await ask()
    expect({ status, ...body }).toMatchObject({ status: 409, code: 'archived', month })
  })

  it('says so in the reader’s language', async () => {
    const sending = { url: `/api/matters/${old.no}`, headers: { 'accept-language': 'en' } }
    expect((await send('dispatcher', sending)).body.detail).toContain('archive -- get')
    expect((await send('dispatcher', { url: sending.url })).body.title).toBe('该月份已归档')
  })

  it('is told of to nobody who may not see it', async () => {
    for (const ask of [
      () => send('clerk_water', { url: `/api/matters/${old.no}` }),
      async () => (await api.as('clerk_water')).try(old.no, 'sign', { assignment: old.lead }),
    ])
      expect((await ask()).body.code).toBe('not-found')
    expect((await send('clerk_water', { url: `/api/matters?list=mine&q=${old.no}` })).body.code).not.toBe('archived')
    expect((await track({ no: old.no, code: wrongCode(old) })).body.code).toBe('wrong-code')
    expect((await send('dispatcher', { url: '/api/matters/2603020999995' })).body.code).not.toBe('archived')
  })

  it('is followed where it goes on, when that is attached', async () => {
    const { status, body } = await track(merged)
    expect([status, (body.matter as { no: string }).no]).toEqual([200, into.no])
  })

  it('leaves the search for a caller and the page of others as they are', async () => {
    const payload = { phone: somebody.phone }
    const { status, body } = await send('operator', { method: 'POST', url: '/api/contacts/caller', payload })
    expect([status, (body.items as { no: string }[]).map(({ no }) => no)]).toEqual([200, [into.no]])
    for (const url of [`/api/matters/${into.no}`, `/api/matters/${into.no}/contacts`, '/api/matters?list=all'])
      expect((await send('dispatcher', { url })).status).toBe(200)
  })

  it('counts in figures of its days as before', async () => {
    const summary = async () =>
      (await send('supervisor', { url: '/api/ratings/summary?from=2026-03-01&to=2026-03-31' })).body
    const simulated = async () => {
      const payload = {
        from: '2026-03-01',
        to: '2026-04-30',
        changes: { 'handle.complaint': { value: 1, unit: 'workingDay' } },
      }
      return (await send('centre_manager', { method: 'POST', url: '/api/rules/simulate', payload })).body
    }
    const away = [await summary(), await simulated()]
    await shelve(api, '2026_03', 'attached')
    const present = [await summary(), await simulated()]
    await shelve(api, '2026_03', 'archive')
    expect(away).toEqual(present)
    expect([away[0]!.matters, away[1]!.matters]).toMatchObject([{ closed: 1 }, 3])
  })

  it('keeps its reasons in the access log', async () => {
    const entries = await send('audit_admin', { url: '/api/access-log?kind=reveal' })
    expect(entries.body.items).toMatchObject([{ matter: old.no, reason: '核实投诉' }])
  })

  it('refuses a rating of a contact of that month', async () => {
    const payload = { code: rating, rating: 5 }
    const { body } = await api.public.send({ method: 'POST', url: '/api/public/contacts/rate', payload })
    expect(body).toMatchObject({ code: 'archived', month })
  })

  it('keeps the test clock out of the month', async () => {
    const payload = { now: '2026-03-10T10:00:00+08:00' }
    const { body } = await api.public.send({ method: 'PUT', url: '/api/test/clock', payload })
    expect(body).toMatchObject({ code: 'archived', month })
  })

  it('is read again as it was, once the month is attached', async () => {
    await shelve(api, '2026_03', 'attached')
    expect(await (await api.as('dispatcher')).view(old.no)).toMatchObject({ no: old.no, state: 'closed' })
    expect((await track(old)).status).toBe(200)
    expect(await (await api.as('dispatcher')).view(merged.no)).toMatchObject({ mergedInto: into.no })
  })
})
