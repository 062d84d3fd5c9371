import { expect, it } from 'vitest'
import { registered } from '../parts/api.ts'
import { useBrowser } from '../parts/browser.ts'
import { enter } from '../parts/desk.ts'
import { faults } from '../parts/faults.ts'
import { zh } from '../parts/words.ts'

const { visit } = useBrowser()
const { desk } = zh

it('a matter is found by its words by keyboard, from the head of the page and on a list', async () => {
  const { no } = await registered({ title: '琥珀巷路牌歪斜', content: '风一吹就响。' })
  const other = await registered({ title: '琥珀巷树枝折断', content: '挡住人行道。' })
  const page = await visit()
  await enter(page, 'dispatcher', '/desk')
  const row = (number: string) => page.locator('.row-link', { hasText: number })

  // The relay makes the words after the registration: a list that was opened too early is opened again.
  await expect
    .poll(
      async () => {
        await page.keyboard.press('/')
        await page.getByRole('searchbox', { name: desk.search.label }).fill('琥珀巷')
        await page.keyboard.press('Enter')
        await page.getByRole('heading', { level: 1, name: desk.list.all }).waitFor()
        await page.reload()
        await page.locator('.ant-table-row, .ant-table-placeholder').first().waitFor()
        return page.locator('.row-link').allInnerTexts()
      },
      { timeout: 60_000 },
    )
    .toEqual([other.no, no])
  expect(await faults(page)).toEqual([])

  const field = page.getByRole('searchbox', { name: desk.lists.words })
  expect(await field.inputValue()).toBe('琥珀巷')
  await field.fill('琥珀巷 路牌')
  await field.press('Enter')
  await row(other.no).waitFor({ state: 'detached' })
  await row(no).press('Enter')
  await page.getByRole('heading', { level: 1, name: '琥珀巷路牌歪斜' }).waitFor()
})
