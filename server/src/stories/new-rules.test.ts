import type { ClockDays } from 'contract/clocks'
import type { MatterView } from 'contract/views'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMatter } from '../../test/a-matter.ts'
import { type Api, type Caller, openApi, shown } from '../../test/api.ts'

const nextRules = {
  version: 2,
  from: '2026-08-03',
  rules: { 'handle.complaint': { limit: { value: 7, unit: 'workingDay' }, basis: 'a test', source: 'default' } },
}

let api: Api
let dispatcher: Caller
beforeAll(async () => {
  api = await openApi({ laterRules: [nextRules] })
  await api.at('2026-01-05 09:00')
  dispatcher = await api.as('dispatcher')
})
afterAll(() => api.close())

const general = { type: 'complaint', category: '0101', urgency: 'general' }

async function dispatched(no: string): Promise<MatterView['clocks'][number]> {
  await api.at('2026-08-03 09:30')
  const { clocks } = await dispatcher.do(no, 'dispatch', { lead: 'water' })
  return clocks.find(({ kind }) => kind === 'handle')!
}

describe('12: the rules change', () => {
  it('accepted before: the matter keeps ten working days, though it is dispatched after', async () => {
    await api.at('2026-07-31 09:00')
    const { no } = await aMatter(api)
    await api.at('2026-07-31 10:00')
    await dispatcher.do(no, 'accept', general)
    const clock = await dispatched(no)
    expect([clock.version, shown(clock.dueAt)]).toEqual([1, '2026-08-18 00:00'])
    const { body } = await dispatcher.send({ url: `/api/matters/${no}/clocks/${clock.id}/days` })
    expect((body as ClockDays).items.filter(({ counted }) => counted)).toHaveLength(10)
  })

  it('registered before and accepted after: it has seven, and says by which rule', async () => {
    await api.at('2026-07-31 16:00')
    const { no } = await aMatter(api)
    await api.at('2026-08-03 09:00')
    await dispatcher.do(no, 'accept', general)
    const clock = await dispatched(no)
    expect([clock.version, shown(clock.dueAt), clock.basis]).toEqual([2, '2026-08-13 00:00', 'a test'])
  })
})
