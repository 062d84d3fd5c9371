import type { MatterItem } from 'contract/matter-items'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMatter, type Made } from '../../../test/a-matter.ts'
import { type Api, openApi } from '../../../test/api.ts'
import { fillAssignments } from '../../../test/plan.ts'

let api: Api
let made: Record<'open' | 'closed' | 'report' | 'confidential' | 'elsewhere' | 'street', Made>

const found = async (account: string, query: string): Promise<{ numbers: string[]; next: string | null }> => {
  const { status, body, text } = await (await api.as(account)).send({ url: `/api/matters?${query}` })
  expect(status, text).toBe(200)
  return { numbers: (body.items as MatterItem[]).map(({ no }) => no), next: body.next as string | null }
}
const numbers = async (account: string, list: string, words: string, more = ''): Promise<string[]> =>
  (await found(account, `list=${list}&words=${encodeURIComponent(words)}${more}`)).numbers

let minutes = 0
/** Each a minute after the one before, so that it is told which is newer. */
async function next(wish: Parameters<typeof aMatter>[1]): Promise<Made> {
  await api.at(`2026-03-02 10:${String(minutes++).padStart(2, '0')}`)
  return aMatter(api, wish)
}

beforeAll(async () => {
  api = await openApi()
  await api.at('2026-01-05 10:00')
  const closed = await aMatter(api, { state: 'closed', request: { title: '井盖翘起', content: '车轮压过很响。' } })
  const lead = 'panyu'
  made = {
    closed,
    open: await next({
      state: 'handling',
      lead,
      request: { title: '井盖丢失', content: '巷口的井盖不见了。' },
    }),
    report: await next({
      state: 'handling',
      lead,
      type: 'report',
      request: { type: 'report', title: '举报井盖贪污', content: '采购吃回扣。', about: ['shiqiao'] },
      dispatch: { titleForUnits: '采购线索', contentForUnits: '核查某项采购。' },
    }),
    confidential: await next({
      state: 'handling',
      lead,
      request: { title: '井盖噪音', content: '邻居夜里挪井盖。', confidential: true },
      dispatch: { contentForUnits: '某处夜间有噪音。' },
    }),
    elsewhere: await next({
      state: 'handling',
      lead: 'water',
      request: { title: '井盖渗水', content: '满街是水。' },
    }),
    street: await next({
      state: 'handling',
      lead: 'shiqiao',
      request: { title: '井盖下沉', content: '公交站前的井盖。', place: { district: '440104' } },
    }),
  }
  await api.runDue()
})
afterAll(() => api.close())

const no = (...names: (keyof typeof made)[]): string[] => names.map((name) => made[name].no)

describe('the centre finds matters by words', () => {
  it('in the history, the newest first, closed ones as well', async () => {
    const all = no('street', 'elsewhere', 'confidential', 'report', 'open', 'closed')
    expect(await numbers('dispatcher', 'all', '井盖')).toEqual(all)
    expect(await numbers('dispatcher', 'open', '井盖')).toEqual(all.slice(0, 5))
  })

  it('that hold all of them', async () => {
    expect(await numbers('dispatcher', 'all', '井盖 回扣')).toEqual(no('report'))
    expect(await numbers('dispatcher', 'all', '市桥 修好')).toEqual(no('closed'))
    expect(await numbers('dispatcher', 'all', '井盖 灯笼')).toEqual([])
  })

  it('narrowed by what else a list is narrowed by', async () => {
    expect(await numbers('dispatcher', 'all', '井盖', '&district=440104')).toEqual(no('street'))
    expect(await numbers('dispatcher', 'all', '井盖', '&type=report')).toEqual(no('report'))
    expect(await numbers('dispatcher', 'open', '井盖', '&organizer=water')).toEqual(no('elsewhere'))
    expect(await numbers('dispatcher', 'all', '井盖', '&light=red')).toEqual([])
  })

  it('on a list of what waits, and not what stands on another', async () => {
    const waits = await aMatter(api, { state: 'auditing', request: { title: '井盖待审' } })
    await api.runDue()
    expect(await numbers('auditor', 'audit', '井盖')).toEqual([waits.no])
    expect(await numbers('auditor', 'audit', '渗水')).toEqual([])
  })

  it('page by page, each once', async () => {
    const whole = await numbers('dispatcher', 'all', '井盖')
    for (const limit of [1, 2, 3]) {
      const read: string[] = []
      for (let cursor = ''; ; ) {
        const page = await found('dispatcher', `list=all&words=井盖&limit=${limit}${cursor}`)
        read.push(...page.numbers)
        if (page.next === null) break
        cursor = `&cursor=${page.next}`
      }
      expect(read).toEqual(whole)
    }
  })
})

describe('a unit finds by words', () => {
  it('what stands on its own lists, and nothing else', async () => {
    expect(await numbers('clerk_panyu', 'unit', '井盖')).toEqual(no('street', 'open'))
    expect(await numbers('clerk_shiqiao', 'unit', '井盖')).toEqual(no('street'))
    expect(await numbers('clerk_water', 'unit', '井盖')).toEqual(no('elsewhere'))
    expect(await numbers('clerk_nancun', 'unit', '井盖')).toEqual([])
  })

  it('what is sealed to it by what was written for it alone', async () => {
    expect(await numbers('clerk_panyu', 'unit', '采购')).toEqual(no('report'))
    expect(await numbers('clerk_panyu', 'unit', '夜间 噪音')).toEqual(no('confidential'))
    for (const hidden of ['贪污', '回扣', '邻居', '举报', '挪', '市桥 采购'])
      expect(await numbers('clerk_panyu', 'unit', hidden), hidden).toEqual([])
    expect(await numbers('dispatcher', 'all', '贪污')).toEqual(no('report'))
  })

  it('nothing of what has just been sealed, before the relay has heard of it', async () => {
    const { no: number } = await aMatter(api, {
      state: 'handling',
      lead: 'panyu',
      request: { title: '萤火虫', content: '树下。' },
    })
    await api.runDue()
    expect(await numbers('clerk_panyu', 'unit', '萤火虫')).toEqual([number])
    await (await api.as('centre_manager')).do(number, 'setConfidential', { confidential: true, reason: '怕报复' })
    expect(await numbers('clerk_panyu', 'unit', '萤火虫')).toEqual([])
  })
})

describe('a unit with much open work', () => {
  it('finds what stands behind hundreds of newer assignments', async () => {
    await fillAssignments(api.test.services.db.url, 'water', 900)
    expect(await numbers('clerk_water', 'unit', '井盖')).toEqual(no('elsewhere'))
    expect(await numbers('clerk_water', 'unit', '灯笼')).toEqual([])
  })
})

describe('what a reader may not know of', () => {
  it('is told neither by a line nor by a page that goes on', async () => {
    const request = { title: '白鹭', content: '住建部门不作为。', about: ['zhujian'], type: 'report' }
    const hidden = await aMatter(api, { state: 'reviewing', type: 'report', request })
    const shown = await aMatter(api, { state: 'reviewing', request: { title: '苍鹭' } })
    await api.runDue()
    const query = (words: string) => `list=review&words=${encodeURIComponent(words)}&limit=1`
    expect(await found('guidance_zhujian', query('白鹭'))).toEqual({ numbers: [], next: null })
    expect(await found('guidance_zhujian', query('苍鹭'))).toEqual({ numbers: [shown.no], next: null })
    expect(await found('centre_manager', query('白鹭'))).toEqual({ numbers: [hidden.no], next: null })
  })
})

describe('what is refused', () => {
  it.each([['的'], ['，。'], ['13800138000'], [' '], ['']])(
    'words by which nothing can be found: %j',
    async (words) => {
      const { status } = await (await api.as('dispatcher')).send({
        url: `/api/matters?list=all&words=${encodeURIComponent(words)}`,
      })
      expect(status).toBe(400)
    },
  )

  it('the cursor of another list, and a list of another’s', async () => {
    const dispatcher = await api.as('dispatcher')
    expect((await dispatcher.send({ url: '/api/matters?list=all&words=井盖&cursor=1_2' })).status).toBe(400)
    expect((await (await api.as('clerk_panyu')).send({ url: '/api/matters?list=all&words=井盖' })).status).toBe(403)
  })
})

it('a matter of long ago is found by going on, where nothing newer holds the words', async () => {
  await api.at('2027-09-01 10:00')
  const first = await found('dispatcher', 'list=all&words=翘起')
  expect(first).toEqual({ numbers: [], next: expect.any(String) })
  expect(await found('dispatcher', `list=all&words=翘起&cursor=${first.next}`)).toEqual({
    numbers: no('closed'),
    next: null,
  })
})
