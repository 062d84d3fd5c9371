import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { registered } from '../parts/api.ts'
import { useBrowser } from '../parts/browser.ts'
import { enter, openForm } from '../parts/desk.ts'
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

it('the keys are at what may be done next when a form was closed, and when its command was taken', async () => {
  const { no } = await registered({ title: '垃圾桶满了', content: '车站出口的桶两天没清。' })
  const page = await visit()
  await enter(page, 'dispatcher', `/desk/matters/${no}`)
  const shut = await openForm(page, 'accept')
  await shut.region.getByRole('button', { name: desk.form.close, exact: true }).press('Enter')
  await shut.region.waitFor({ state: 'detached' })
  expect(await focused(page)).toBe(desk.matter.commands)

  const sent = await openForm(page, 'requestSupplement')
  await sent.write('missing', '请说明是哪个出口。')
  await page.keyboard.press('Control+Enter')
  await sent.region.waitFor({ state: 'detached' })
  expect(await focused(page)).toBe(desk.matter.commands)
})

it('whoever may open no matter is told so, and has no field to look for one', async () => {
  const page = await visit()
  await enter(page, 'kb_editor', '/desk')
  await page.getByRole('heading', { name: desk.home.none, level: 1 }).waitFor()
  expect(await page.getByRole('searchbox').count()).toBe(0)
  expect(await page.title()).toBe(`${desk.home.none} · 12345`)
})
