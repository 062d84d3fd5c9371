import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { registered } from '../parts/api.ts'
import { useBrowser } from '../parts/browser.ts'
import { enter } from '../parts/desk.ts'
import { faults } from '../parts/faults.ts'
import { zh } from '../parts/words.ts'

const { visit } = useBrowser()
const { exports: words, desk } = zh

it('a work list is taken out as a file by keyboard, and found again on the page of exports', async () => {
  await registered({ title: '=导出演示', content: '标题以等号开头。' })
  const page = await visit()
  await enter(page, 'dispatcher', '/desk/lists/accept')
  await page.locator('.row-link').first().waitFor()
  await page.getByRole('button', { name: words.ask, exact: true }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: words.format.csv }).press('Space')
  expect(await faults(page)).toEqual([])
  await dialog.getByRole('button', { name: words.make, exact: true }).press('Enter')
  const link = dialog.getByRole('link', { name: words.download })
  const [download] = await Promise.all([page.waitForEvent('download'), link.press('Enter')])
  const text = await readFile(await download.path(), 'utf8')
  expect(text).toContain("'=导出演示")
  expect(download.suggestedFilename()).toMatch(/^huixiang-.*\.csv$/)

  await dialog.getByRole('link', { name: words.own }).press('Enter')
  await page.getByRole('heading', { level: 1, name: words.title }).waitFor()
  await page.getByRole('link', { name: words.downloadOf.replace('{{list}}', desk.list.accept) }).waitFor()
  expect(await faults(page)).toEqual([])
})

it('a security administrator sees what waits', async () => {
  const page = await visit()
  await enter(page, 'security_admin', '/desk')
  await page.getByRole('link', { name: words.title, exact: true }).click()
  await page.getByRole('heading', { name: words.waiting }).waitFor()
  expect(await faults(page)).toEqual([])
})
