import { expect, it } from 'vitest'
import { groupNo } from '../../web/src/ui/digits.ts'
import { dispatched, registered, take, viewed } from '../parts/api.ts'
import { useBrowser } from '../parts/browser.ts'
import { faults, overflow } from '../parts/faults.ts'
import { follow } from '../parts/portal.ts'
import { en, zh } from '../parts/words.ts'

const { portal } = zh
const { visit } = useBrowser()

it('a demander whose request was merged follows the main one by his own number and code, also after a reload', async () => {
  const main = await registered({ title: '井盖松动', content: '车一过就响。' })
  const other = await registered({ title: '井盖异响', content: '夜里响得睡不着。' })
  const page = await visit()
  await follow(page, other)
  await take('dispatcher', other.no, 'merge', { into: main.no })

  await page.reload()
  await page.getByText(portal.track.joined.into.replace('{{no}}', groupNo(main.no))).waitFor()
  await page.getByRole('button', { name: portal.track.enterAgain }).click()
  await follow(page, other)
  const joined = portal.track.joined.title.replace('{{asked}}', groupNo(other.no)).replace('{{no}}', groupNo(main.no))
  for (const look of [async () => undefined, () => page.reload()]) {
    await look()
    await page.getByText(joined).waitFor()
    expect(await page.locator('.matter-no strong').textContent()).toBe(groupNo(main.no))
    await page.locator('.timeline li').first().waitFor()
  }
  expect(await page.getByText('车一过就响。').count()).toBe(0)
})

it('a demander reads on a narrow phone what a long matter owes him next, its plan, and the feedback of each stage', async () => {
  const day = (days: number) => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)
  const receipt = await registered({ title: '老旧水管反复爆裂', content: '今年已经爆了四次。' })
  await dispatched(receipt, { lead: 'water', category: '1101' })
  await take('clerk_water', receipt.no, 'sign')
  await take('centre_manager', receipt.no, 'declareLongTerm', { reason: '须整段更换。' })
  const page = await visit({ viewport: { width: 360, height: 740 } })
  const due = page.locator('.state-card .due')
  const wordsBefore = (text: string) => text.split('{{due}}')[1]!

  await follow(page, receipt)
  await due.getByText(wordsBefore(portal.track.owes.plan.inTime)).waitFor()
  await page.getByText(portal.track.longTerm.waits).waitFor()

  const stages = [
    { goal: '更换东段', dueOn: day(10) },
    { goal: '更换西段', dueOn: day(30) },
  ]
  await take('clerk_water', receipt.no, 'submitPlan', { goals: '一个月内整段更换。', stages })
  await take('centre_manager', receipt.no, 'approvePlan', { ruling: 'approve', opinion: '可行。' })
  await page.reload()
  await page.getByText('一个月内整段更换。').waitFor()
  await due.getByText(wordsBefore(portal.track.owes.stage.inTime)).waitFor()
  const lines = page.locator('.plan-stages > li')
  expect(await lines.getByText(portal.track.longTerm.notReported).count()).toBe(2)

  const { regimes } = await viewed('clerk_water', receipt.no)
  await take('clerk_water', receipt.no, 'reportStage', { stage: regimes[0]?.stages?.[0]?.id, text: '东段已换好。' })
  await page.reload()
  await lines.first().getByText('东段已换好。').waitFor()
  expect(await lines.getByText(portal.track.longTerm.notReported).count()).toBe(1)
  expect(await faults(page)).toEqual([])
  expect(await overflow(page)).toBeLessThanOrEqual(0)
})

it('what a demander types outlives another language, a matter that closes meanwhile, and a reading that fails', async () => {
  const receipt = await registered({ title: '楼道灯不亮', content: '三楼到五楼都不亮。' })
  const page = await visit()
  await follow(page, receipt)
  const reason = page.locator('[name=withdraw-text]')
  await page.locator('details.own').filter({ has: reason }).locator('summary').click()
  await reason.fill('已经自己修好了。')

  await take('dispatcher', receipt.no, 'decline', { reason: '属劳动争议。', channel: 'arbitration' })
  await page.getByRole('button', { name: 'English' }).click()
  await page.locator('.state-card').getByText(en.states.closing.not_accepted, { exact: true }).waitFor()
  expect(await reason.inputValue()).toBe('已经自己修好了。')

  await page.route('**/api/matters/**', (route) => route.abort())
  await page.getByRole('button', { name: '中文' }).click()
  await page.locator('.notice-wrong').first().waitFor()
  expect(await reason.inputValue()).toBe('已经自己修好了。')
})

it('a demander whose two hours are over enters his code in place and sends what he has typed', async () => {
  const receipt = await registered({ title: '护栏松了', content: '人行天桥的护栏会晃。' })
  await dispatched(receipt, { lead: 'water', category: '1101' })
  const page = await visit({ viewport: { width: 360, height: 740 } })
  await follow(page, receipt)
  const reason = page.locator('[name=withdraw-text]')
  await page.locator('details.own').filter({ has: reason }).locator('summary').click()
  await reason.fill('已经修好了。')

  const over = { type: 'about:blank', title: '', status: 401, code: 'not-signed-in', request: '' }
  const url = '**/api/matters/**'
  await page.route(url, (route) => route.fulfill({ status: 401, json: over }))
  const send = page.getByRole('button', { name: portal.own.withdraw.send })
  await send.press('Enter')
  await page.getByText(portal.own.expired).waitFor()
  await page.getByText(portal.track.expired).waitFor()
  const code = page.getByRole('textbox', { name: portal.track.code.label })
  expect(await code.evaluate((it) => it === document.activeElement)).toBe(true)
  expect(await faults(page)).toEqual([])
  expect(await overflow(page)).toBeLessThanOrEqual(0)

  await page.unroute(url)
  await code.fill(receipt.code)
  await code.press('Enter')
  await page.getByText(portal.track.expired).waitFor({ state: 'detached' })
  expect(await page.getByText(portal.own.expired).count()).toBe(0)
  expect(await reason.inputValue()).toBe('已经修好了。')
  await send.press('Enter')
  await page.getByText(portal.own.withdraw.done).waitFor()
})
