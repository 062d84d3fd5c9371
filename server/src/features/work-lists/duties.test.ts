import type { MatterItem } from 'contract/matter-items'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMatter, type Made } from '../../../test/a-matter.ts'
import { type Api, type Body, openApi } from '../../../test/api.ts'
import { assignmentOf } from '../../../test/story.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
})
afterAll(() => api.close())

/** When the matter is due on somebody's list of other duties; undefined where it does not stand on it. */
async function dutyOf(account: string, no: string): Promise<string | null | undefined> {
  const { status, body } = await (await api.as(account)).send({ url: `/api/matters?list=rulings&limit=100` })
  expect(status).toBe(200)
  return (body.items as MatterItem[]).find((item) => item.no === no)?.dueAt
}

/** On whose lists a matter stands, of all who have such a list; the same by its number, and in the counts. */
async function owners(no: string): Promise<string[]> {
  const found: string[] = []
  for (const account of ['centre_manager', 'dispatcher', 'callback_clerk', 'office', 'leader_panyu', 'guidance']) {
    const caller = await api.as(account)
    const exact = await caller.send({ url: `/api/matters?list=rulings&q=${no}` })
    const stands = (await dutyOf(account, no)) !== undefined
    expect((exact.body.items as unknown[]).length, account).toBe(stands ? 1 : 0)
    if (stands) found.push(account)
  }
  return found
}

const doAs = async (account: string, made: Made, command: Parameters<Api['public']['do']>[1], body: Body) =>
  (await api.as(account)).do(made.no, command, body)

const asking = (assignment: string): Body => ({ assignment, reason: '不归我们', basis: '三定方案', suggested: 'water' })

describe('what waits for somebody beside the states stands on his list, due when his own limit ends', () => {
  it('a question to pass on: the call-back clerk', async () => {
    const made = await aMatter(api, { state: 'handling', lead: 'panyu', request: { confidential: true } })
    await doAs('clerk_panyu', made, 'askDemander', { assignment: made.lead, question: '哪一天？' })
    expect(await owners(made.no)).toEqual(['callback_clerk'])
  })

  it('a return of a lead: the dispatcher', async () => {
    const made = await aMatter(api, { state: 'handling', lead: 'panyu' })
    await doAs('leader_panyu', made, 'requestReturn', asking(made.lead))
    expect(await owners(made.no)).toEqual(['dispatcher'])
    expect(await dutyOf('dispatcher', made.no)).toBe('2026-03-04T00:00:00.000+08:00')
  })

  it('a return of a part: the leader who gave it, who reads what units may', async () => {
    const request = { type: 'report', title: '秘密的标题', content: '秘密' }
    const made = await aMatter(api, { state: 'handling', lead: 'panyu', type: 'report', request })
    const view = await doAs('clerk_panyu', made, 'subAssign', { assignment: made.lead, organizer: 'shiqiao' })
    await doAs('leader_shiqiao', made, 'requestReturn', asking(assignmentOf(view, 'shiqiao').id))
    expect(await owners(made.no)).toEqual(['leader_panyu'])
    const { text } = await (await api.as('leader_panyu')).send({ url: '/api/matters?list=rulings' })
    expect(text).not.toContain('秘密的标题')
  })

  it('an extension: the manager, by the limit on his ruling and not on the handling', async () => {
    const made = await aMatter(api, { state: 'handling', lead: 'panyu' })
    const by = { value: 3, unit: 'workingDay' }
    await doAs('leader_panyu', made, 'requestExtension', {
      assignment: made.lead,
      reason: '要等',
      by,
      demanderTold: true,
    })
    expect(await owners(made.no)).toEqual(['centre_manager'])
    expect(await dutyOf('centre_manager', made.no)).toBe('2026-03-04T00:00:00.000+08:00')
  })

  it('a plan: nobody but the unit until it is submitted, then the department that guides', async () => {
    const made = await aMatter(api, { state: 'handling', lead: 'panyu' })
    await doAs('centre_manager', made, 'declareLongTerm', { reason: '须长期', guidance: 'zhujian' })
    expect(await owners(made.no)).toEqual([])
    const plan = { goals: '三月完成', stages: [{ goal: '完成', dueOn: '2026-03-20' }] }
    const view = await doAs('clerk_panyu', made, 'submitPlan', plan)
    expect(view.clocks.find(({ kind }) => kind === 'plan')?.owner).toBe('guidance')
    expect(await owners(made.no)).toEqual(['guidance'])
    await doAs('guidance', made, 'approvePlan', { ruling: 'approve', opinion: '可行' })
    expect(await owners(made.no)).toEqual([])
  })

  it('is counted, each matter once', async () => {
    const counted = async (account: string) => {
      const { body } = await (await api.as(account)).send({ url: '/api/matters/counts' })
      return (body.items as { list: string; count: number }[]).find(({ list }) => list === 'rulings')?.count
    }
    const before = (await counted('centre_manager'))!
    const made = await aMatter(api, { state: 'handling', lead: 'panyu' })
    await doAs('clerk_panyu', made, 'requestTermination', { assignment: made.lead, reason: '已不存在' })
    await doAs('clerk_panyu', made, 'markUnreasonable', { assignment: made.lead, evidence: '索赔' })
    expect(await counted('centre_manager')).toBe(before + 1)
  })
})
