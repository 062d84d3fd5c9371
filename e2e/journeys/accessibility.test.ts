import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { registered } from '../parts/api.ts'
import { useBrowser } from '../parts/browser.ts'
import { openForm, openMatter, signIn } from '../parts/desk.ts'
import { follow } from '../parts/portal.ts'

const { visit } = useBrowser()
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe finds against WCAG 2.2 AA on the page as it stands: the rule and where it is broken. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(wcag).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${page.url()} ${id} ${html.slice(0, 160)}`))
}

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

it("the portal's pages have no fault and fit a narrow phone", async () => {
  const receipt = await registered({ title: '路口绿灯太短', content: '老人走到一半就变红灯。' })
  const page = await visit({ viewport: { width: 360, height: 740 } })
  for (const path of ['/', '/ask', '/track']) {
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await faults(page)).toEqual([])
    expect(await overflow(page), path).toBeLessThanOrEqual(0)
  }
  await follow(page, receipt)
  expect(await faults(page)).toEqual([])
  expect(await overflow(page), 'followed').toBeLessThanOrEqual(0)
})

it("the desk's pages have no fault", async () => {
  const { no } = await registered({ title: '健身器材松动', content: '小区广场的单杠松了。' })
  const page = await visit()
  await page.goto('/desk/sign-in')
  await page.getByRole('heading', { level: 1 }).waitFor()
  const found = await faults(page)
  await signIn(page, 'dispatcher')
  await page.goto('/desk/lists/open')
  await page.locator('.row-link').first().waitFor()
  found.push(...(await faults(page)))
  await openMatter(page, no)
  await page.locator('.timeline li').first().waitFor()
  await openForm(page, 'accept')
  found.push(...(await faults(page)))

  const operator = await visit()
  await signIn(operator, 'operator')
  await operator.locator('input[inputmode=tel]:focus').waitFor()
  found.push(...(await faults(operator)))
  expect(found).toEqual([])
})
