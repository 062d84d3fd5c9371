import type { WorkList } from 'contract/matter-items'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { dispatched, registered, take } from '../parts/api.ts'
import { useBrowser } from '../parts/browser.ts'
import { enter, openForm } from '../parts/desk.ts'
import { zh } from '../parts/words.ts'

const { desk } = zh
const { visit } = useBrowser()

it('who comes second is told that the matter changed, and keeps what he typed', async () => {
  const receipt = await registered({ title: '天桥扶梯停了一周', content: '老人上下不方便。' })
  await take('dispatcher', receipt.no, 'accept', { type: 'help', category: '1101', urgency: 'general' })

  const first = await visit()
  await enter(first, 'dispatcher', `/desk/matters/${receipt.no}`)
  const second = await visit()
  await enter(second, 'dispatcher', `/desk/matters/${receipt.no}`)
  const typed = await openForm(second, 'dispatch')
  await typed.pick('lead', '市供水公司')
  await typed.write('advice', '请先与物业核对管养单位。')

  const sent = await openForm(first, 'dispatch')
  await sent.pick('lead', '市城市管理和综合执法局')
  await sent.send()

  // It is told without asking, and once more when the form is sent all the same.
  await typed.region.getByText(desk.form.notAllowedNow).waitFor()
  await typed.submit()
  await typed.region.getByRole('alert').first().waitFor()
  expect(await typed.item('advice').locator('textarea').inputValue()).toBe('请先与物业核对管养单位。')
})

/** Opens a list, and waits for the stream to tell it. Answers the addresses at which it was asked for. */
async function openTold(page: Page, account: string, list: WorkList): Promise<string[]> {
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().includes(`/api/matters?list=${list}`)) asked.push(request.url())
  })
  const told = page.waitForResponse((response) => response.url().includes(`/api/events/stream?lists=${list}`))
  await enter(page, account, `/desk/lists/${list}`)
  await told
  return asked
}

it("a unit's list gains the matter that was dispatched to it, which nobody asks for", async () => {
  const clerk = await visit()
  const asked = await openTold(clerk, 'clerk_shiqiao', 'sign')
  const count = clerk.getByRole('link', { name: desk.list.sign }).locator('.count')
  const before = Number(await count.textContent())
  const times = asked.length

  const receipt = await registered({ title: '菜市场门口占道摆卖', content: '早上七点到九点走不过去。' })
  await dispatched(receipt, { lead: 'shiqiao', category: '0101' })

  await clerk.getByRole('link', { name: receipt.no }).waitFor()
  await expect.poll(() => count.textContent()).toBe(String(before + 1))
  expect(asked).toHaveLength(times)
})

it('the keys stay in their line while others change the list, and then in the one that took its place', async () => {
  const receipts = []
  for (const title of ['河涌边垃圾成堆', '河涌护栏缺了一段']) {
    const receipt = await registered({ title, content: '请尽快处理。' })
    await dispatched(receipt, { lead: 'shiqiao', category: '0101' })
    receipts.push(receipt)
  }
  const clerk = await visit()
  await openTold(clerk, 'clerk_shiqiao', 'sign')
  const focused = () => clerk.evaluate(() => document.activeElement?.textContent)
  const numbers = () => clerk.locator('.row-link').allTextContents()
  await clerk.getByRole('link', { name: receipts[0]!.no }).focus()

  const other = await registered({ title: '河涌边路灯不亮', content: '晚上看不清。' })
  await dispatched(other, { lead: 'shiqiao', category: '0101' })
  await clerk.getByRole('link', { name: other.no }).waitFor()
  expect(await focused()).toBe(receipts[0]!.no)

  const before = await numbers()
  await take('clerk_shiqiao', receipts[0]!.no, 'sign')
  await clerk.getByRole('link', { name: receipts[0]!.no }).waitFor({ state: 'detached' })
  const place = Math.min(before.indexOf(receipts[0]!.no), before.length - 2)
  await expect.poll(focused).toBe((await numbers())[place])
})
