import { expect, it } from 'vitest'
import { useBrowser } from '../../parts/browser.ts'
import { byEndOf, castFor, expectAssignment, expectDue, expectState } from '../../parts/cast.ts'
import { type Form, writeReply } from '../../parts/desk.ts'
import { useOwnProduct } from '../../parts/own-product.ts'
import { follow, request } from '../../parts/portal.ts'
import { zh } from '../../parts/words.ts'

const { commands, desk, portal, states } = zh
const { approve } = commands.value.ruling
const { visit } = useBrowser()
const product = useOwnProduct()
const unit = '市供水公司'

/** Three stages, none more than thirty days after the feedback before it. */
const stages = [
  { goal: '查清全部漏点', dueOn: '2026-07-15' },
  { goal: '更换东段管网', dueOn: '2026-08-14' },
  { goal: '更换西段管网', dueOn: '2026-09-11' },
] as const

async function fillPlan(form: Form): Promise<void> {
  await form.write('goals', '三个月内更换老旧管网，水压恢复正常。')
  const lines = form.item('stages')
  for (const [index, { goal, dueOn }] of stages.entries()) {
    if (index > 0) await lines.getByRole('button', { name: commands.field.addStage }).click()
    await lines.getByLabel(commands.field.goal, { exact: true }).nth(index).fill(goal)
    await lines.getByLabel(commands.field.dueOn, { exact: true }).nth(index).fill(dueOn)
  }
}

it('a long-term matter of three stages, one late, goes through a legal procedure and reports its result', async () => {
  await product.at('2026-06-15 08:30')
  const citizen = await visit({ baseURL: product.url() })
  const receipt = await request(citizen, {
    type: 'complaint',
    title: '整片小区水压长期不足',
    content: '高层早晚没有水，反映多次，管网太老。',
    district: '番禺区',
    address: '沿江社区',
    name: '祝南星',
    phone: '13800004324',
  })
  const { act, deskOf } = castFor(visit, { baseURL: product.url(), no: receipt.no })

  await product.at('2026-06-15 09:00')
  await act('dispatcher', 'accept', (form) => form.pick('category', '共享单车'))
  const dispatched = await act('dispatcher', 'dispatch', (form) => form.pick('lead', unit))
  await expectAssignment(dispatched, unit, { state: 'issued', due: '2026-06-30' })
  await product.at('2026-06-16 09:00')
  await act('clerk_water', 'sign')
  await act('clerk_water', 'requestLongTerm', (form) => form.write('reason', '须更换整片管网。'))
  const declared = await act('centre_manager', 'declareLongTerm', async (form) => {
    await form.write('reason', '须长期推进。')
    await form.pick('guidance', '市住房和城乡建设局')
  })
  await expectDue(declared, 'plan', byEndOf('2026-07-01'))
  await expectDue(declared, 'handle')

  await product.at('2026-06-18 09:00')
  await act('clerk_water', 'submitPlan', fillPlan)
  await product.at('2026-06-18 15:00')
  const guiding = await deskOf('guidance')
  for (const { goal } of stages) await guiding.locator('.plan-stages').getByText(goal).waitFor()
  const approved = await act('guidance', 'approvePlan', async (form) => {
    await form.choose('ruling', approve)
    await form.write('opinion', '可行，注意公示停水时间。')
  })
  await expectDue(approved, 'stage', ...stages.map(({ dueOn }) => byEndOf(dueOn)))
  await expectDue(approved, 'feedback', byEndOf('2026-07-18'))
  // A stage is explained by its own days, not by those of the longest that the rule allows.
  const stage = approved.locator('.clock').filter({ hasText: states.clock.stage }).first()
  await stage.getByRole('button', { name: desk.clock.why }).click()
  await expect.poll(() => stage.locator('.days li').last().textContent()).toContain('07-15')

  const report = (index: 0 | 1 | 2, text: string) =>
    act('clerk_water', 'reportStage', async (form) => {
      await form.take('stage', `${stages[index].dueOn} ${stages[index].goal}`)
      await form.write('text', text)
    })
  await product.at('2026-07-15 10:00')
  const first = await report(0, '已查清漏点十二处。')
  await expectDue(first, 'stage', byEndOf('2026-08-14'), byEndOf('2026-09-11'))
  await expectDue(first, 'feedback', byEndOf('2026-08-14'))

  // The second stage passes without feedback: it is overdue and supervised by itself.
  await product.at('2026-08-15 00:00')
  const late = await deskOf('supervisor')
  await late.locator('.clock').filter({ hasText: states.clock.stage }).locator('.light-red').waitFor()
  await expectDue(late, 'supervision', byEndOf('2026-08-19'))
  await product.at('2026-08-17 09:00')
  await report(1, '东段管网已换，比计划晚两天。')
  await act('clerk_water', 'answerSupervision', (form) => form.write('text', '因台风停工，已赶上进度。'))
  const lifted = await act('supervisor', 'liftSupervision', (form) => form.write('conclusion', '已补作反馈。'))
  await expectDue(lifted, 'supervision')
  await expectDue(lifted, 'feedback', byEndOf('2026-09-16'))

  await product.at('2026-08-20 09:00')
  await act('clerk_water', 'enterLegalProcedure', async (form) => {
    await form.write('law', '民事诉讼法')
    await form.write('caseNumber', '（2026）粤0113民初66号')
    await form.write('expectedEndOn', '2026-09-30')
  })
  await product.at('2026-08-21 09:00')
  const inCourt = await act('centre_manager', 'ruleLegalProcedure', (form) => form.choose('ruling', approve))
  await expectDue(inCourt, 'legalCheck', byEndOf('2026-09-20'))
  await product.at('2026-09-10 09:00')
  await report(2, '西段管网已换。')
  const confirmed = await act('clerk_water', 'confirmLegalProcedure')
  await expectDue(confirmed, 'legalCheck', byEndOf('2026-10-10'))
  await follow(citizen, receipt)
  for (const text of ['已查清漏点十二处。', '西段管网已换。']) await citizen.getByText(text).first().waitFor()
  await citizen.locator('.plan-stages > li').getByText(stages[1].goal).waitFor()
  await citizen.getByText(portal.track.passed.replace('{{limit}}', states.clock.stage)).waitFor()
  await citizen.locator('.due').getByText(portal.track.owes.legalCheck.inTime.split('{{due}}')[1]!).waitFor()

  // Ended on a Friday: the Sunday after it is worked, so three working days are the 20th, 21st and 22nd.
  await product.at('2026-09-21 09:00')
  const ended = await act('clerk_water', 'endLegalProcedure', (form) => form.write('endedOn', '2026-09-18'))
  await expectDue(ended, 'legalReport', byEndOf('2026-09-22'))
  await expectDue(ended, 'legalCheck')
  const concluded = await act('centre_manager', 'endLongTerm', (form) => form.write('conclusion', '管网更换完毕。'))
  // The 25th to the 27th of September are off.
  await expectDue(concluded, 'finalReply', byEndOf('2026-09-29'))

  await product.at('2026-09-22 09:00')
  await act('clerk_water', 'reportLegalResult', (form) => writeReply(form, '法院已判决，管网更换完毕，水压恢复正常。'))
  const reported = await act('leader_water', 'approveReply', (form) => form.choose('ruling', approve))
  await expectState(reported, 'auditing')
  await expectDue(reported, 'legalReport')
  await act('auditor', 'auditReply', (form) => form.choose('verdict', commands.value.verdict.pass))
  await product.at('2026-09-22 15:00')
  const closed = await act('callback_clerk', 'recordCallback', async (form) => {
    await form.choose('reached', desk.yes)
    await form.choose('contacted', desk.yes)
    await form.choose('solved', states.solved.yes)
    await form.choose('rating', states.grade['5'])
  })
  await expectState(closed, 'closed')
  await citizen.reload()
  await citizen.getByText('法院已判决，管网更换完毕，水压恢复正常。').first().waitFor()
  expect(await citizen.locator('.state-card').getByText(states.closing.resolved, { exact: true }).count()).toBe(1)
}, 600_000)
