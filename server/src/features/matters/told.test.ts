import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMatter, type Made, someReply } from '../../../test/a-matter.ts'
import { type Api, type Body, type Caller, openApi } from '../../../test/api.ts'
import { assignmentOf, handled, type Seat, seatsOf } from '../../../test/story.ts'

let api: Api
let seats: Record<Seat, Caller>

beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
  seats = await seatsOf(api)
})
afterAll(() => api.close())

const dissatisfied = { reached: true, solved: 'no', rating: 1, reasonable: true }
const leadOf = async ({ no }: Made): Promise<Body> => ({
  assignment: assignmentOf(await seats.dispatcher.view(no), 'chengguan').id,
})

/** The first reply was told and refused, the unit handles the matter again. */
async function handledAgain(): Promise<Made> {
  const made = await aMatter(api, { state: 'callback' })
  await seats.callback_clerk.do(made.no, 'recordCallback', dissatisfied)
  return made
}

async function terminate(made: Made): Promise<void> {
  const lead = await leadOf(made)
  const clerk = await api.as('clerk_chengguan')
  await clerk.do(made.no, 'sign', lead)
  await clerk.do(made.no, 'requestTermination', { ...lead, reason: '当事人已搬离' })
  await seats.centre_manager.do(made.no, 'terminate', { ruling: 'approve', reason: '经核实无法继续办理，特此说明。' })
}

async function answer(made: Made): Promise<void> {
  await seats.dispatcher.do(made.no, 'recall', { ...(await leadOf(made)), reason: '由中心答复' })
  await seats.dispatcher.do(made.no, 'answer', { text: '该路灯已列入改造计划。', noArticle: '个案' })
}

/** What the demander reads as the result. */
async function told(made: Made): Promise<unknown[]> {
  const { publicReply, answer } = await (await api.demander(made)).view(made.no)
  return [publicReply, answer]
}

describe('what a demander is told after a reply that he refused', () => {
  it('is that reply while it is handled again', async () => {
    expect(await told(await handledAgain())).toEqual([someReply.publicText, undefined])
  })

  it.each([
    ['why it was terminated', terminate, '经核实无法继续办理，特此说明。'],
    ['what the centre answered itself', answer, '该路灯已列入改造计划。'],
  ])('is %s', async (_, end, expected) => {
    const made = await handledAgain()
    await end(made)
    expect(await told(made)).toEqual([undefined, expected])
    const { publicReply, assignments } = await seats.centre_manager.view(made.no)
    expect([publicReply, assignments[0]?.publicText]).toEqual([undefined, someReply.publicText])
  })

  it('stays that through its review, until another reply is told', async () => {
    const made = await handledAgain()
    await api.at('2026-03-03 10:00')
    await terminate(made)
    await api.at('2026-03-03 11:00')
    await (await api.demander(made)).do(made.no, 'requestReview', { grounds: '并未搬离' })
    const reason = [undefined, '经核实无法继续办理，特此说明。']
    expect(await told(made)).toEqual(reason)
    await seats.centre_manager.do(made.no, 'ruleReview', { ruling: 'rehandle', reason: '应继续办理' })
    expect(await told(made)).toEqual(reason)
    await handled(api, made.no, 'chengguan')
    await seats.auditor.do(made.no, 'auditReply', { verdict: 'pass' })
    expect((await told(made))[0]).toBe(someReply.publicText)
  })
})
