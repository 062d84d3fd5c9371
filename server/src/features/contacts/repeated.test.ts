import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMatter, type Made } from '../../../test/a-matter.ts'
import { type Api, type Body, type Caller, openApi } from '../../../test/api.ts'

let api: Api
let operator: Caller
let manager: Caller

beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
  operator = await api.as('operator')
  manager = await api.as('centre_manager')
})
afterAll(() => api.close())

async function closed(): Promise<Made> {
  await api.at('2026-03-02 10:00')
  return aMatter(api, { state: 'closed' })
}

/** Somebody calls about a matter on a day of March; a phone number is given by its last digit. */
async function callAbout({ no }: Made, day: number, phone?: number, more: Body = {}, key?: string) {
  await api.at(`2026-03-${String(day).padStart(2, '0')} 09:00`)
  const startedAt = `2026-03-${String(day).padStart(2, '0')}T09:00:00+08:00`
  const who = phone === undefined ? {} : { phone: `1380000000${phone}` }
  const { status, text } = await operator.send({
    method: 'POST',
    url: '/api/contacts',
    payload: { channel: 'phone', startedAt, outcome: 'linked', matter: no, ...who, ...more },
    headers: key ? { 'idempotency-key': key } : {},
  })
  expect(status, text).toBe(201)
}

const proposals = async ({ no }: Made) =>
  (await manager.events(no)).filter(({ command }) => command === 'propose-long-term')
const listed = async (list: string, { no }: Made) => {
  const { items } = (await manager.send({ url: `/api/matters?list=${list}&q=${no}` })).body as { items: Body[] }
  return items.map(({ dueAt, light, state, closing, organizer }) => ({ dueAt, light, state, closing, organizer }))
}

describe('a closed matter that is raised again and again', () => {
  it('is proposed as long-term by the system at the third contact of one person, once', async () => {
    const made = await closed()
    await callAbout(made, 3, 1)
    await callAbout(made, 4, 1)
    expect(await proposals(made)).toEqual([])
    expect(await listed('rulings', made)).toEqual([])
    await callAbout(made, 5, 1)
    await callAbout(made, 6, 1)
    const [proposed, ...others] = await proposals(made)
    expect([proposed?.actor.kind, proposed?.facts, others]).toEqual(['system', { cause: 'contacts' }, []])
    expect((await manager.view(made.no)).overlays).toMatchObject([{ kind: 'longTerm', state: 'proposed' }])
    expect((await manager.view(made.no)).allowed).toContain('declare-long-term')
  })

  it('waits on the list of rulings until the manager declares it, and is open to nobody else meanwhile', async () => {
    const made = await closed()
    for (const day of [3, 4, 5]) await callAbout(made, day, 1)
    const counted = async () => {
      const { items } = (await manager.send({ url: '/api/matters/counts' })).body as { items: Body[] }
      return Object.fromEntries(items.map(({ list, count }) => [list, count]))
    }
    const before = await counted()
    expect(await listed('rulings', made)).toEqual([
      { dueAt: null, light: null, state: 'closed', closing: 'resolved', organizer: 'chengguan' },
    ])
    expect(await listed('open', made)).toEqual([])
    const { items } = (await manager.send({ url: '/api/matters?list=rulings' })).body as { items: Body[] }
    expect(items.map(({ no }) => no)).toContain(made.no)
    await manager.do(made.no, 'declareLongTerm', { reason: '多次反映' })
    expect(await listed('rulings', made)).toEqual([])
    const after = await counted()
    expect([after.rulings, after.open]).toEqual([Number(before.rulings) - 1, Number(before.open) + 1])
  })

  it('is proposed when five persons came back, and not for contacts without a number or a repeated one', async () => {
    const made = await closed()
    for (const phone of [1, 2, 3, 4]) await callAbout(made, 3, phone)
    for (let time = 0; time < 3; time += 1) await callAbout(made, 4)
    await callAbout(made, 4, 1, {}, 'linked-once')
    for (let time = 0; time < 3; time += 1) await callAbout(made, 4, 1, {}, 'linked-once')
    await callAbout(made, 4, 5, { outcome: 'answered', answer: { text: '在办', noArticle: '进度' } })
    expect(await proposals(made)).toEqual([])
    await callAbout(made, 5, 6)
    expect((await proposals(made)).map(({ facts }) => facts)).toEqual([{ cause: 'persons' }])
  })

  it('is nothing while the matter is open', async () => {
    await api.at('2026-03-02 10:00')
    const made = await aMatter(api, { state: 'handling' })
    for (const day of [3, 4, 5, 6]) await callAbout(made, day, 1)
    expect(await proposals(made)).toEqual([])
  })
})

it('keeps a closed matter on the list of rulings while an appeal waits', async () => {
  const made = await closed()
  await (await api.as('clerk_chengguan')).do(made.no, 'appeal', { about: '期限', evidence: '当日已答复' })
  expect(await listed('rulings', made)).toMatchObject([{ state: 'closed', light: 'green' }])
})
