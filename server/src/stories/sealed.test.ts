import type { MatterView } from 'contract/views'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCall } from '../../test/a-matter.ts'
import { type Api, type Caller, dueOf, openApi, shown } from '../../test/api.ts'
import { found, needles } from '../../test/needles.ts'
import { assignmentOf, clockOf, refusalOf, type Seat, seatsOf } from '../../test/story.ts'

let api: Api
let seats: Record<Seat, Caller>
let clerk: Caller
beforeAll(async () => {
  api = await openApi()
  await api.at('2026-01-05 09:00')
  seats = await seatsOf(api)
  clerk = await api.as('clerk_panyu')
})
afterAll(() => api.close())

const forUnits = { titleForUnits: '检查一处仓库', contentForUnits: '请检查辖区仓库夜间作业情况。' }

/** Monday 2026-03-02 09:00: a report about the street `shiqiao`. */
async function reported(): Promise<{ no: string; code: string }> {
  await api.at('2026-03-02 09:00')
  const { no, code } = await aCall(api, {
    type: 'report',
    title: needles.title,
    content: needles.content,
    place: { district: '440113', address: needles.address },
    demander: { name: needles.name, phone: needles.phone },
    about: ['shiqiao'],
  })
  await api.at('2026-03-02 10:00')
  return { no, code }
}

async function handled(): Promise<{ no: string; code: string; assignment: string; view: MatterView }> {
  const known = await reported()
  const dispatched = await seats.dispatcher.do(known.no, 'dispatch', { lead: 'panyu', ...forUnits })
  const { id: assignment } = assignmentOf(dispatched, 'panyu')
  await api.at('2026-03-02 11:00')
  return { ...known, assignment, view: await clerk.do(known.no, 'sign', { assignment }) }
}

describe('10: a report about a street', () => {
  it('is not dispatched to the street, as lead or beside another', async () => {
    const { no } = await reported()
    for (const units of [{ lead: 'shiqiao' }, { lead: 'panyu', co: ['shiqiao'] }]) {
      const refused = await seats.dispatcher.try(no, 'dispatch', { ...units, ...forUnits })
      expect(refusalOf(refused)).toEqual([422, 'dispatch.about', true])
    }
    expect((await seats.dispatcher.view(no)).state).toBe('dispatching')
  })

  it('goes to the district with a text of its own, and not without', async () => {
    const { no } = await reported()
    const refused = await seats.dispatcher.try(no, 'dispatch', { lead: 'panyu' })
    expect(refusalOf(refused)).toEqual([422, 'dispatch.contentForUnits', true])
    expect((await seats.dispatcher.do(no, 'dispatch', { lead: 'panyu', ...forUnits })).state).toBe('handling')
  })

  it('is read by the district in the words written for units', async () => {
    const { view } = await handled()
    expect([view.title, view.content]).toEqual([forUnits.titleForUnits, forUnits.contentForUnits])
    expect(view.participants).toMatchObject([{ masked: true }])
    expect(view.participants[0]).not.toHaveProperty('name')
    expect(view.participants[0]).not.toHaveProperty('phone')
    expect(view.place).not.toHaveProperty('address')
  })

  it('is not passed down to the street', async () => {
    const { no, assignment } = await handled()
    const refused = await clerk.try(no, 'subAssign', { assignment, organizer: 'shiqiao' })
    expect(refusalOf(refused)).toEqual([422, 'dispatch.about', true])
  })

  it('shows neither unit a name, a phone, an address or the words, wherever they look', async () => {
    const { no } = await handled()
    for (const account of ['clerk_panyu', 'leader_panyu', 'clerk_shiqiao', 'leader_shiqiao']) {
      const caller = await api.as(account)
      const paths = [`/api/matters/${no}`, `/api/matters/${no}/events`, '/api/matters?list=unit']
      for (const url of paths)
        expect([account, url, found((await caller.send({ url })).text)]).toEqual([account, url, []])
    }
    // The dispatcher does read them, so that they would be found.
    expect(found((await seats.dispatcher.send({ url: `/api/matters/${no}` })).text)).not.toEqual([])
  })

  it('is not there at all for the street', async () => {
    const { no } = await handled()
    const street = await api.as('clerk_shiqiao')
    for (const url of [`/api/matters/${no}`, `/api/matters/${no}/events`])
      expect((await street.send({ url })).status).toBe(404)
    expect((await street.try(no, 'comment', { text: '看看' })).status).toBe(404)
  })

  it('owes no first contact, and refuses one', async () => {
    const { no, assignment, view } = await handled()
    expect(clockOf(view, 'contact')).toBeUndefined()
    const call = { assignment, at: '2026-03-02T10:30:00+08:00', note: '想联系' }
    expect(refusalOf(await clerk.try(no, 'contactDemander', call))).toEqual([422, 'contact.sealed', true])
  })

  it('lets the district ask, hears the demander, and the centre relays by the end of 03-03', async () => {
    const { no, code, assignment } = await handled()
    await api.at('2026-03-02 12:00')
    const asked = await clerk.do(no, 'askDemander', { assignment, question: '哪一扇门？' })
    const [question] = asked.questions
    expect(dueOf(await seats.callback_clerk.view(no), 'relay')).toBe('2026-03-04 00:00')

    const demander = await api.demander({ no, code })
    expect((await demander.view(no)).questions).toMatchObject([{ question: '哪一扇门？', waits: true, heard: false }])
    await api.at('2026-03-02 13:00')
    await demander.do(no, 'relayAnswer', { question: question!.id, text: needles.supplement })
    const heard = await clerk.view(no)
    expect(heard.questions).toMatchObject([{ waits: true, heard: true, answeredAt: null }])
    expect(found(JSON.stringify(heard))).toEqual([])

    await api.at('2026-03-02 14:00')
    const relayed = { question: question!.id, text: '左边那一扇' }
    const told = await seats.callback_clerk.do(no, 'relayAnswer', relayed)
    expect(shown(clockOf(told, 'relay')?.metAt)).toBe('2026-03-02 14:00')
    const read = await clerk.send({ url: `/api/matters/${no}` })
    expect((read.body as unknown as MatterView).questions).toMatchObject([{ waits: false, answer: '左边那一扇' }])
    expect(found(read.text)).toEqual([])
    const twice = await seats.callback_clerk.try(no, 'relayAnswer', relayed)
    expect(refusalOf(twice)).toEqual([422, 'question.answered', true])
  })
})
