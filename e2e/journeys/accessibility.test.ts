import { expect, it } from 'vitest'
import { dispatched, registered, take } from '../parts/api.ts'
import { useBrowser } from '../parts/browser.ts'
import { admit, enter, openForm, openMatter } from '../parts/desk.ts'
import { faults, overflow } from '../parts/faults.ts'
import { follow } from '../parts/portal.ts'
import { zh } from '../parts/words.ts'

const { visit } = useBrowser()

it("the portal's pages have no fault and fit a narrow phone", async () => {
  const receipt = await registered({ title: '路口绿灯太短', content: '老人走到一半就变红灯。' })
  const page = await visit({ viewport: { width: 360, height: 740 } })
  for (const path of ['/', '/ask', '/track', '/rate']) {
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await faults(page)).toEqual([])
    expect(await overflow(page), path).toBeLessThanOrEqual(0)
  }
  await follow(page, receipt)
  expect(await faults(page)).toEqual([])
  expect(await overflow(page), 'followed').toBeLessThanOrEqual(0)
})

it('what a demander may do has its forms on a narrow phone, and each can be sent by keyboard', async () => {
  const own = zh.portal.own
  const receipt = await registered({ title: '水表走得太快', content: '这个月的水费多了一倍，希望来校表。' })
  await dispatched(receipt, { lead: 'water', category: '1101' })
  await take('clerk_water', receipt.no, 'sign')
  await take('clerk_water', receipt.no, 'askDemander', { question: '表号是多少？' })
  const page = await visit({ viewport: { width: 360, height: 740 } })
  await follow(page, receipt)
  await page.getByText('表号是多少？').first().waitFor()
  const shut = page.locator('.own:not([open]) > summary')
  while ((await shut.count()) > 0) await shut.first().press('Enter')
  expect(await faults(page)).toEqual([])
  expect(await overflow(page), 'with every form open').toBeLessThanOrEqual(0)

  await page.getByLabel(own['relay-answer'].label).fill('表号 A-17')
  await page.getByRole('button', { name: own['relay-answer'].send }).press('Enter')
  await page.getByText(own['relay-answer'].done).waitFor()
  await page.getByLabel(own.join.name).fill('邻居')
  await page.getByLabel(own.join.phone).fill('13600001111')
  await page.getByRole('button', { name: own.join.send, exact: true }).press('Enter')
  await page.getByText(own.join.done).waitFor()
  const focused = page.locator(':focus')
  expect(await focused.textContent()).toBe(own.join.done)
  const code = page.getByText(/：\d{4} \d{4}$/)
  const given = await code.textContent()
  expect(await faults(page)).toEqual([])
  expect(await overflow(page), 'with a code').toBeLessThanOrEqual(0)

  await page.locator('[name=set-confidential-text]').fill('不想让单位知道。')
  await page.getByRole('button', { name: own['set-confidential'].send, exact: true }).press('Enter')
  await page.getByText(own['set-confidential'].done).waitFor()
  expect(await focused.textContent()).toBe(own['set-confidential'].done)
  await page.reload()
  expect(await code.textContent()).toBe(given)
  await page.getByRole('button', { name: zh.portal.noted }).press('Enter')
  await code.waitFor({ state: 'detached' })
})

it.each(['zh-CN', 'en'])('a work list in %s shows every column on a screen of 1280 pixels', async (locale) => {
  const page = await visit({ locale })
  await admit(page, 'dispatcher')
  await page.goto('/desk/lists/open')
  await page.locator('.row-link').first().waitFor()
  const table = page.locator('.ant-table-content')
  expect(await table.evaluate((it) => it.scrollWidth - it.clientWidth)).toBeLessThanOrEqual(0)
  expect(await overflow(page)).toBeLessThanOrEqual(0)
})

it("the desk's pages have no fault", async () => {
  const { no } = await registered({ title: '健身器材松动', content: '小区广场的单杠松了。' })
  const page = await visit()
  await page.goto('/desk/sign-in')
  await page.getByRole('heading', { level: 1 }).waitFor()
  const found = await faults(page)
  await enter(page, 'dispatcher', '/desk/lists/open')
  await page.locator('.row-link').first().waitFor()
  found.push(...(await faults(page)))
  await openMatter(page, no)
  await page.locator('.timeline li').first().waitFor()
  await openForm(page, 'accept')
  found.push(...(await faults(page)))

  const operator = await visit()
  await enter(operator, 'operator', '/desk')
  await operator.locator('input[inputmode=tel]:focus').waitFor()
  found.push(...(await faults(operator)))
  expect(found).toEqual([])
})
