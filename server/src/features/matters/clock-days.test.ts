import type { ClockDays } from 'contract/clocks'
import type { MatterView } from 'contract/views'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMatter, type Made } from '../../../test/a-matter.ts'
import { type Answer, type Api, type Caller, openApi } from '../../../test/api.ts'
import { assignmentOf, clockOf } from '../../../test/story.ts'

let api: Api
let made: Made
let view: MatterView

/** Dispatched to `panyu` on Monday 2026-09-21 and passed on to `shiqiao` the day after, as in story 3. */
beforeAll(async () => {
  api = await openApi()
  await api.at('2026-09-21 10:00')
  made = await aMatter(api, { state: 'handling', lead: 'panyu' })
  await api.at('2026-09-22 09:00')
  const clerk = await api.as('clerk_panyu')
  view = await clerk.do(made.no, 'subAssign', { assignment: made.lead, organizer: 'shiqiao' })
})
afterAll(() => api.close())

const handleOf = (organizer: string): string => clockOf(view, 'handle', assignmentOf(view, organizer).id)!.id
const ask = (caller: Caller, clock: string): Promise<Answer> =>
  caller.send({ url: `/api/matters/${made.no}/clocks/${clock}/days` })
const itemsOf = ({ body }: Answer) => (body as ClockDays).items

describe('GET /api/matters/{no}/clocks/{clock}/days', () => {
  it('answers each day of the limit with why it counts or not', async () => {
    const days = itemsOf(await ask(await api.as('dispatcher'), handleOf('panyu')))
    expect(days[0]).toEqual({ day: '2026-09-21', counted: false, why: 'start' })
    expect(days).toContainEqual({ day: '2026-10-01', counted: false, why: 'holiday', name: '国庆节' })
    expect(days.filter(({ counted }) => counted)).toHaveLength(10)
    expect(days.at(-1)?.day).toBe('2026-10-12')
  })

  it('calls holidays as the reader does', async () => {
    const url = `/api/matters/${made.no}/clocks/${handleOf('panyu')}/days`
    const answer = await (await api.as('dispatcher')).send({ url, headers: { 'accept-language': 'en' } })
    expect(itemsOf(answer)).toContainEqual(expect.objectContaining({ day: '2026-10-01', name: 'National Day' }))
  })

  it("answers of what was passed on the days up to its own end, not those of its rule's margin", async () => {
    const days = itemsOf(await ask(await api.as('clerk_shiqiao'), handleOf('shiqiao')))
    const counted = days.filter((one) => one.counted).map(({ day }) => day.slice(5))
    expect(counted).toEqual(['09-23', '09-24', '09-28', '09-29', '09-30', '10-08', '10-09', '10-10'])
  })

  it('shows the demander the clock that decides about his matter, and no other', async () => {
    const demander = await api.demander(made)
    const { clocks } = await demander.view(made.no)
    expect(clocks.map(({ id }) => id)).toEqual([handleOf('panyu')])
    expect((await ask(demander, handleOf('panyu'))).status).toBe(200)
    expect((await ask(demander, handleOf('shiqiao'))).status).toBe(404)
  })

  it.each([
    ['of a matter that the reader may not open', 'clerk_water', () => handleOf('panyu'), 404],
    ['of a clock that is none', 'dispatcher', () => made.lead, 404],
    ['of what is no id', 'dispatcher', () => 'handle', 400],
  ])('refuses those %s', async (_, account, clock, status) => {
    expect((await ask(await api.as(account), clock())).status).toBe(status)
  })
})
