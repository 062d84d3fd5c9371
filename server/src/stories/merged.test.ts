import type { MatterView } from 'contract/views'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCall, aMatter, aReply } from '../../test/a-matter.ts'
import { type Api, type Caller, dueOf, openApi, shown } from '../../test/api.ts'
import { clockOf, handled, refusalOf, type Seat, seatsOf } from '../../test/story.ts'

let api: Api
let seats: Record<Seat, Caller>
beforeAll(async () => {
  api = await openApi()
  await api.at('2026-01-05 09:00')
  seats = await seatsOf(api)
})
afterAll(() => api.close())

interface Known {
  no: string
  code: string
}
type Three = { first: Known; second: Known; third: Known }

const people = [
  { name: '甲一', phone: '13800000001' },
  { name: '乙二', phone: '13800000002' },
  { name: '丙三', phone: '13800000003' },
] as const

/** Three people on Monday 2026-06-15 about one pothole; the first matter is with `water`. */
async function potholes(): Promise<Three> {
  await api.at('2026-06-15 08:00')
  const first = await aCall(api, { demander: people[0] })
  await api.at('2026-06-15 09:00')
  const second = await aMatter(api, { request: { demander: people[1] } })
  await api.at('2026-06-15 10:00')
  const third = await aCall(api, { demander: people[2] })
  await api.at('2026-06-15 10:10')
  await seats.dispatcher.do(first.no, 'dispatch', { lead: 'water' })
  return { first, second, third }
}

async function merged(): Promise<Three> {
  const three = await potholes()
  const { first, second, third } = three
  await api.at('2026-06-15 11:00')
  await seats.dispatcher.do(second.no, 'merge', { into: first.no })
  await api.at('2026-06-15 11:30')
  await seats.dispatcher.do(third.no, 'merge', { into: first.no })
  return three
}

async function delivered(): Promise<Three> {
  const three = await merged()
  await api.at('2026-06-16 11:00')
  await handled(api, three.first.no, 'water')
  await api.at('2026-06-16 12:00')
  await seats.auditor.do(three.first.no, 'auditReply', { verdict: 'pass' })
  return three
}

/** The three as they follow it, each by the number and code he was given. */
const followers = ({ first, second, third }: Three): Promise<Caller[]> =>
  Promise.all([first, second, third].map((one) => api.demander(one)))

async function rated(): Promise<{ no: string; demanders: Caller[] }> {
  const three = await delivered()
  const demanders = await followers(three)
  await api.at('2026-06-17 09:00')
  for (const demander of demanders) await demander.do(three.first.no, 'rate', { solved: 'yes', rating: 5 })
  return { no: three.first.no, demanders }
}

const present = ({ participants }: MatterView) => participants.filter(({ left }) => !left)

describe('11: three callers, one pothole', () => {
  it('is one matter with three participants and one assignment; the two others are closed as merged', async () => {
    const { first, second, third } = await merged()
    const main = await seats.dispatcher.view(first.no)
    expect(present(main).map(({ name }) => name)).toEqual(people.map(({ name }) => name))
    expect(main.assignments.map(({ organizer }) => organizer)).toEqual(['water'])
    for (const { no } of [second, third]) {
      const other = await seats.dispatcher.view(no)
      expect([other.state, other.closing, other.mergedInto]).toEqual(['closed', 'merged', first.no])
      expect(other.clocks.filter(({ metAt, endedAt }) => !metAt && !endedAt)).toEqual([])
    }
    const { body } = await (await api.as('clerk_water')).send({ url: '/api/matters?list=sign' })
    const numbers = (body.items as { no: string }[]).map(({ no }) => no)
    expect(numbers).toContain(first.no)
    for (const { no } of [second, third]) expect(numbers).not.toContain(no)
  })

  it('tells all three the result, each by his own number', async () => {
    const three = await delivered()
    for (const demander of await followers(three)) {
      const own = await demander.view(three.first.no)
      expect([own.state, own.publicReply]).toEqual(['callback', aReply('').publicText])
      expect(shown(own.deliveredAt)).toBe('2026-06-16 12:00')
      expect(own.participants).toHaveLength(1)
    }
  })

  it('waits for three ratings before it is closed', async () => {
    const three = await delivered()
    const [one, two, last] = await followers(three)
    const { no } = three.first
    for (const demander of [one!, two!])
      expect((await demander.do(no, 'rate', { solved: 'yes', rating: 5 })).state).toBe('callback')
    expect(present(await seats.callback_clerk.view(no)).map(({ settled }) => settled)).toEqual(['rated', 'rated', null])
    expect((await last!.view(no)).participants[0]).not.toHaveProperty('settled')
    expect((await last!.do(no, 'rate', { solved: 'partly', rating: 3 })).state).toBe('closed')
    expect((await seats.callback_clerk.view(no)).ratings).toHaveLength(3)
  })

  it('counts as one handled matter of three persons', async () => {
    const { no } = await rated()
    const counted = await api.rows(
      `select closing, jsonb_array_length(body -> 'participants') as persons, jsonb_array_length(body -> 'assignments')
         as assignments
       from matters where no = $1 or body ->> 'mergedInto' = $1 order by closing desc`,
      [no],
    )
    expect(counted).toEqual([
      { closing: 'resolved', persons: 3, assignments: 1 },
      { closing: 'merged', persons: 1, assignments: 0 },
      { closing: 'merged', persons: 1, assignments: 0 },
    ])
  })

  it('is reviewed once for the one who asks, and may be asked for by another', async () => {
    const { no, demanders } = await rated()
    const [one, two] = demanders
    await api.at('2026-06-18 09:00')
    expect((await two!.do(no, 'requestReview', { grounds: '又陷下去了' })).state).toBe('reviewing')
    await api.at('2026-06-18 10:00')
    await seats.centre_manager.do(no, 'ruleReview', { ruling: 'uphold', reason: '处理得当' })
    await api.at('2026-06-18 11:00')
    const second = await two!.try(no, 'requestReview', { grounds: '又陷下去了' })
    expect(refusalOf(second)).toEqual([422, 'review.max', true])
    expect((await one!.do(no, 'requestReview', { grounds: '我也不认可' })).state).toBe('reviewing')
  })

  it('gives one back before its end, with its own clocks from its own registration', async () => {
    const { first, second, third } = await merged()
    await api.at('2026-06-15 12:00')
    const unscreened = await seats.dispatcher.do(second.no, 'unmerge', { reason: '不是同一处' })
    expect([unscreened.state, unscreened.closing, unscreened.mergedInto]).toEqual(['registered', null, undefined])
    expect([dueOf(unscreened, 'accept'), dueOf(unscreened, 'dispatch')]).toEqual([
      '2026-06-15 11:00',
      '2026-06-17 00:00',
    ])
    expect(shown(clockOf(unscreened, 'dispatch')?.startedAt)).toBe('2026-06-15 09:00')
    const accepted = await seats.dispatcher.do(third.no, 'unmerge', { reason: '不是同一处' })
    expect([accepted.state, dueOf(accepted, 'dispatch')]).toEqual(['dispatching', '2026-06-17 00:00'])
    expect(present(await seats.dispatcher.view(first.no)).map(({ name }) => name)).toEqual(['甲一'])
    expect((await (await api.demander(second)).view(second.no)).state).toBe('registered')
  })

  it('is closed where its call-back waited for the one alone who is given back', async () => {
    const three = await delivered()
    const { first, second, third } = three
    const [one, , last] = await followers(three)
    for (const demander of [one!, last!]) await demander.do(first.no, 'rate', { solved: 'yes', rating: 5 })
    const restored = await seats.dispatcher.do(second.no, 'unmerge', { reason: '不是同一处' })
    expect(restored.state).toBe('registered')
    const main = await one!.view(first.no)
    expect([main.state, main.closing]).toEqual(['closed', 'resolved'])
    expect((await one!.events(first.no)).at(-1)).toMatchObject({ command: 'let-go', outcome: 'heard' })
    expect((await (await api.demander(third)).view(first.no)).state).toBe('closed')
  })

  it('gives nothing back when it is closed', async () => {
    const three = await delivered()
    for (const demander of await followers(three))
      await demander.do(three.first.no, 'rate', { solved: 'yes', rating: 5 })
    const late = await seats.dispatcher.try(three.second.no, 'unmerge', { reason: '不是同一处' })
    expect([late.status, late.body.code]).toEqual([409, 'wrong-state'])
  })
})
