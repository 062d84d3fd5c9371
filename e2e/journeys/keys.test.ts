import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { registered } from '../parts/api.ts'
import { useBrowser } from '../parts/browser.ts'
import { enter } from '../parts/desk.ts'
import { zh } from '../parts/words.ts'

const { desk } = zh
const { visit } = useBrowser()

/** What has the keys: the words of a heading, or the name of the element where it is none. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement
    return (at?.matches('h1, h2') ? at.textContent : at?.id) || at?.tagName || ''
  })

it('a new page has the keys at its content and its own title, and the first arrow goes on into a list', async () => {
  const { no } = await registered({ title: '长椅缺了木条', content: '公园东门进去第三张。' })
  const page = await visit()
  await enter(page, 'dispatcher', `/desk/matters/${no}`)
  await page.locator('.timeline li').first().waitFor()
  await page.getByRole('link', { name: desk.list.all }).press('Enter')
  await page.locator('.row-link').first().waitFor()
  expect(await focused(page)).toBe('page')
  expect(await page.title()).toBe(`${desk.list.all} · 12345`)

  await page.keyboard.press('ArrowDown')
  await page.locator('.row-link:focus').press('Enter')
  await page.locator('.timeline li').first().waitFor()
  expect(await focused(page)).toBe('page')
  expect(await page.title()).not.toContain(desk.list.all)
})
