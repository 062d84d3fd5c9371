import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMatter } from '../../../test/a-matter.ts'
import { type Answer, type Api, type Caller, openApi } from '../../../test/api.ts'
import { whileHeld } from '../../../test/held.ts'

let api: Api
let dispatcher: Caller

beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
  dispatcher = await api.as('dispatcher')
})
afterAll(() => api.close())

const correct = (no: string, value: string, key?: string): Promise<Answer> =>
  dispatcher.try(no, 'correct', { field: 'titleForUnits', value, why: '写清楚' }, key)
const corrections = async (no: string) => (await dispatcher.events(no)).filter(({ command }) => command === 'correct')
const statusOf = ({ status }: Answer) => status
const many = <Item>(count: number, make: (n: number) => Promise<Item>) =>
  Promise.all(Array.from({ length: count }, (_, n) => make(n)))

describe('commands of one moment', () => {
  it('on many matters are each taken, answered with their own matter and written once', async () => {
    const made = await many(20, () => aMatter(api, { state: 'handling' }))
    const answers = await Promise.all(made.map(({ no }) => correct(no, `第 ${no} 件`)))
    expect(answers.map(({ status, body }) => [status, body.no])).toEqual(made.map(({ no }) => [200, no]))
    for (const { no } of made) {
      expect(await corrections(no)).toHaveLength(1)
      expect((await dispatcher.view(no)).titleForUnits).toBe(`第 ${no} 件`)
    }
  })

  it('on one matter are taken one after another, none of them lost', async () => {
    const { no } = await aMatter(api, { state: 'handling' })
    const { version } = await dispatcher.view(no)
    expect((await many(12, (n) => correct(no, `题目 ${n}`))).map(statusOf)).toEqual(Array(12).fill(200))
    const told = await corrections(no)
    expect(new Set(told.map(({ seq }) => seq)).size).toBe(12)
    expect((await dispatcher.view(no)).version).toBe(version + 12)
  })

  it('that were decided on the same version are told who was first', async () => {
    const { no } = await aMatter(api, { state: 'handling' })
    const { version: expectedVersion } = await dispatcher.view(no)
    const body = { field: 'titleForUnits', why: '写清楚', expectedVersion }
    const answers = await many(6, (n) => dispatcher.try(no, 'correct', { ...body, value: `题目 ${n}` }))
    expect(answers.map(statusOf).sort()).toEqual([200, 409, 409, 409, 409, 409])
    expect(await corrections(no)).toHaveLength(1)
  })

  it('wait for whoever holds their matter, and the others do not', async () => {
    const [held, free] = [await aMatter(api, { state: 'handling' }), await aMatter(api, { state: 'handling' })]
    const hold = `select from matters where no = '${held.no}' for update`
    const answered: string[] = []
    const ask = async (no: string) => {
      const { status } = await correct(no, '新题目')
      answered.push(no)
      return status
    }
    const both = () => Promise.all([ask(held.no), ask(free.no).then(async (status) => [status, [...answered]])])
    const [first, [second, before]] = (await whileHeld(api.test.services.db.url, { hold }, both)) as [
      number,
      [number, string[]],
    ]
    expect([first, second, before]).toEqual([200, 200, [free.no]])
  })

  it('with one key are one, and the others of the moment are taken all the same', async () => {
    const key = randomUUID()
    const [again, other] = [await aMatter(api, { state: 'handling' }), await aMatter(api, { state: 'handling' })]
    const answers = await Promise.all([
      ...Array.from({ length: 8 }, () => correct(again.no, '同一题目', key)),
      correct(other.no, '别的题目'),
    ])
    expect(answers.map(statusOf)).toEqual(Array(9).fill(200))
    expect([(await corrections(again.no)).length, (await corrections(other.no)).length]).toEqual([1, 1])
    expect(statusOf(await correct(other.no, '同一题目', key))).toBe(422)
  })
})

it('a command that is refused still leaves what was due written, once', async () => {
  const made = await many(5, () => aMatter(api, { state: 'dispatching' }))
  await api.at('2026-03-20 10:00')
  const answers = await Promise.all(
    made.map(({ no }) =>
      dispatcher.try(no, 'reviewReturn', { assignment: randomUUID(), ruling: 'approve', reason: '不归它' }),
    ),
  )
  expect(answers.every(({ status }) => status >= 400)).toBe(true)
  const rows = await api.rows<{ n: number }>(
    `select count(*)::int as n from events where command = 'becomeOverdue' and outcome = 'done' group by matter_id`,
  )
  expect(rows.map(({ n }) => n)).toEqual(Array(5).fill(1))
  await api.runDue()
})
