import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMatter, type Made, type Wish } from '../../../test/a-matter.ts'
import { type Api, type Caller, openApi } from '../../../test/api.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
})
afterAll(() => api.close())

/** Somebody who joins a matter of another. */
async function join({ no }: Made): Promise<Caller> {
  const demander = { name: '路人', phone: '13800004803' }
  const { body } = await (await api.as('operator')).try(no, 'join', { demander })
  return api.demander({ no, code: String(body.code) })
}

/** A matter that is handled, and what its unit wants to know of the demanders. */
async function asked(wish: Wish) {
  const matter = await aMatter(api, { state: 'handling', ...wish })
  const clerk = await api.as('clerk_chengguan')
  const body = { assignment: matter.lead, question: '哪一扇门？' }
  const { questions } = await clerk.do(matter.no, 'askDemander', body)
  return { matter, no: matter.no, question: questions[0]!.id, clerk, first: await api.demander(matter) }
}

/** A contact in which an operator is asked to do something for a demander. */
async function calledAbout(matter: string): Promise<string> {
  const payload = { channel: 'phone', startedAt: '2026-03-02T09:59:00+08:00', outcome: 'linked', matter }
  return String((await (await api.as('operator')).send({ method: 'POST', url: '/api/contacts', payload })).body.id)
}

/** All that somebody is told of a matter. */
const told = async (caller: Caller, no: string) => JSON.stringify([await caller.view(no), await caller.events(no)])

describe('of several demanders', () => {
  it('none is told what another answered, nor when the centre passes it on', async () => {
    const { matter, no, question, clerk, first } = await asked({ type: 'report' })
    const [second, centre] = [await join(matter), await api.as('callback_clerk')]
    await first.do(no, 'relayAnswer', { question, text: '东门，我在对面' })
    for (const caller of [first, centre]) expect(await told(caller, no)).toContain('我在对面')
    for (const caller of [second, clerk]) expect(await told(caller, no)).not.toContain('我在对面')

    await centre.do(no, 'relayAnswer', { question, text: '朝东的那一扇' })
    for (const caller of [first, clerk]) expect(await told(caller, no)).toContain('朝东的那一扇')
    expect(await told(second, no)).toContain('哪一扇门')
    expect(await told(second, no)).not.toContain('朝东的那一扇')
  })

  it('whoever joined reads his own answer, and the first does not', async () => {
    const { matter, no, question, first } = await asked({})
    const second = await join(matter)
    await second.do(no, 'relayAnswer', { question, text: '朝西的那一扇' })
    expect(await told(second, no)).toContain('朝西的那一扇')
    expect(await told(first, no)).not.toContain('朝西的那一扇')
  })

  it('none reads an answer of which nobody kept who gave it', async () => {
    const { matter, no, question, first } = await asked({})
    const centre = await api.as('callback_clerk')
    await centre.do(no, 'relayAnswer', { question, text: '朝东的那一扇' })
    expect(await told(first, no)).toContain('朝东的那一扇')
    const second = await join(matter)
    for (const caller of [first, second]) expect(await told(caller, no)).not.toContain('朝东的那一扇')
    expect(await told(centre, no)).toContain('朝东的那一扇')
  })

  it('none is told that another wants to leave; a unit is told of somebody, not of whom', async () => {
    const matter = await aMatter(api, { state: 'handling', type: 'report' })
    const [first, second] = [await api.demander(matter), await join(matter)]
    const asks = await second.do(matter.no, 'withdraw', { reason: '不必再办' })
    expect(asks.rulings).toMatchObject([{ kind: 'withdrawal', about: asks.participants[0]!.id }])
    expect((await first.view(matter.no)).rulings).toEqual([])
    const unit = await (await api.as('clerk_chengguan')).view(matter.no)
    expect(unit.rulings).toMatchObject([{ kind: 'withdrawal', about: '' }])

    const manager = await api.as('centre_manager')
    await manager.do(matter.no, 'ruleWithdrawal', { ruling: 'reject', reason: '举报须查清' })
    expect(await told(second, matter.no)).toContain('举报须查清')
    expect(await told(first, matter.no)).not.toContain('举报须查清')
  })

  it('each reads what he has added himself', async () => {
    const matter = await aMatter(api, { state: 'supplementing' })
    const { no } = matter
    const [first, second, dispatcher] = [await api.demander(matter), await join(matter), await api.as('dispatcher')]
    await second.do(no, 'supplement', { text: '朝西的那一扇' })
    await dispatcher.do(no, 'requestSupplement', { missing: '几点？' })
    const contact = await calledAbout(no)
    const [one] = (await dispatcher.view(no)).participants
    await (await api.as('operator')).do(no, 'supplement', { text: '夜里十点', contact, participant: one!.id })
    const added = async (caller: Caller) => (await caller.view(no)).supplements.map(({ text }) => text)
    expect([await added(first), await added(second)]).toEqual([['夜里十点'], ['朝西的那一扇']])
    expect(new Set(await added(dispatcher))).toEqual(new Set(['朝西的那一扇', '夜里十点']))
    expect(await told(first, no)).not.toContain('朝西的那一扇')
    expect(await told(second, no)).not.toContain('夜里十点')
  })

  it('each is told of his own call-backs alone', async () => {
    const matter = await aMatter(api, { state: 'callback' })
    const { no } = matter
    const [first, second] = [await api.demander(matter), await join(matter)]
    const clerk = await api.as('callback_clerk')
    const [one, other] = (await clerk.view(no)).participants.map(({ id }) => id)
    await clerk.do(no, 'recordCallback', { reached: false })
    await clerk.do(no, 'recordCallback', { participant: other!, reached: true, solved: 'yes', rating: 5 })
    await clerk.do(no, 'recordCallback', { participant: one!, reached: true, solved: 'yes', rating: 4 })
    const calls = async (caller: Caller) =>
      (await caller.events(no)).flatMap(({ command, facts }) => (command === 'record-callback' ? [facts] : []))
    expect(await calls(first)).toMatchObject([{ reached: false }, { participant: one, rating: 4 }])
    expect(await calls(second)).toMatchObject([{ participant: other, rating: 5 }])
    expect(await calls(clerk)).toHaveLength(3)
  })
})
