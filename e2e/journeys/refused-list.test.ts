import { expect, it } from 'vitest'
import { useBrowser } from '../parts/browser.ts'
import { enter } from '../parts/desk.ts'
import { zh } from '../parts/words.ts'

const { desk, exports } = zh
const { visit } = useBrowser()

it('whoever may not read a list is told so, without an empty table and what could be done with it', async () => {
  const page = await visit()
  const tools = page
    .locator('.bar')
    .or(page.locator('.ant-table'))
    .or(page.getByRole('button', { name: exports.ask, exact: true }))
  await enter(page, 'dispatcher', '/desk/lists/open')
  await page.locator('.row-link').first().waitFor()
  expect(await tools.count()).toBeGreaterThan(1)

  await enter(page, 'clerk_chengguan', '/desk/lists/all')
  await page.getByRole('heading', { name: desk.list.all }).waitFor()
  await page.getByRole('alert').waitFor()
  expect(await tools.count()).toBe(0)
})
