import { expect, it } from 'vitest'
import { useBrowser } from '../parts/browser.ts'
import { enter } from '../parts/desk.ts'
import { faults } from '../parts/faults.ts'
import { zh } from '../parts/words.ts'

const { visit } = useBrowser()
const { simulate, result } = zh.rules

it('the manager tries a shorter limit on a past period, and is told of a period that ends before it begins', async () => {
  const page = await visit()
  await enter(page, 'centre_manager', '/desk/rules')
  const { from, to } = { from: page.getByLabel(simulate.from), to: page.getByLabel(simulate.to, { exact: true }) }
  const last = await to.inputValue()
  await from.fill('2026-01-01')
  await to.fill('2025-12-31')
  const run = page.getByRole('button', { name: simulate.run, exact: true })
  await run.click()
  await page.getByText(zh.desk.form.beforeFrom).waitFor()
  expect(await page.getByText(result.title, { exact: true }).count()).toBe(0)

  await from.fill(`${last.slice(0, 4)}-01-01`)
  await to.fill(last)
  await page.getByLabel(simulate.value, { exact: true }).fill('1')
  await run.click()
  await page.getByText(result.title, { exact: true }).waitFor()
  // A complaint in one working day: fewer replies in time, and the share says from what to what.
  const line = page.getByRole('row').filter({ hasText: '办理：投诉' }).first()
  expect(await line.textContent()).toMatch(/[\d.]+ % → [\d.]+ %/)
  expect(await faults(page)).toEqual([])
})
