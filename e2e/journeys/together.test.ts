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

it("a unit's list gains the matter that was dispatched to it, without being read again", async () => {
  const clerk = await visit()
  await enter(clerk, 'clerk_shiqiao', '/desk/lists/sign')
  await clerk.getByRole('heading', { name: desk.list.sign }).waitFor()
  await clerk.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('/api/matters?list=sign')),
  )
  await clerk.evaluate(() => Object.assign(window, { before: true }))

  const receipt = await registered({ title: '菜市场门口占道摆卖', content: '早上七点到九点走不过去。' })
  await dispatched(receipt, { lead: 'shiqiao', category: '0101' })

  await clerk.getByRole('link', { name: receipt.no }).waitFor()
  expect(await clerk.evaluate(() => 'before' in window)).toBe(true)
})
