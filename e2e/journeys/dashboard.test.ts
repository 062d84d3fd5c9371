import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { registered } from '../parts/api.ts'
import { useBrowser } from '../parts/browser.ts'
import { signIn } from '../parts/desk.ts'
import { faults } from '../parts/faults.ts'
import { zh } from '../parts/words.ts'

const { visit } = useBrowser()
const { dashboard } = zh

/** The number beside a name in one of the sheets. */
const figure = async (page: Page, sheet: string, name: string): Promise<string | null> => {
  const line = page.getByRole('region', { name: sheet, exact: true }).locator('dl > div')
  return line
    .filter({ has: page.getByText(name, { exact: true }) })
    .locator('dd')
    .textContent()
}

it('a leader looks at a period of the city, and a request made just now is among its counts', async () => {
  const page = await visit()
  await signIn(page, 'leader')
  await page.getByRole('link', { name: dashboard.title }).press('Enter')
  await page.getByRole('heading', { name: dashboard.title, level: 1 }).waitFor()
  await page.getByText(dashboard.ofCity).waitFor()
  const count = async () => Number(await figure(page, dashboard.work, dashboard.figure.registered))
  const before = await count()
  expect(before).toBeGreaterThan(0)
  const results = dashboard.ofResults
  expect(await figure(page, results, dashboard.satisfiedShare)).toMatch(/^\d+\.\d % \(.+\/.+\)$/)
  const lines = await page.getByRole('region', { name: results, exact: true }).locator('dd').allTextContents()
  const [share = '', , closed = '', ...excluded] = lines.map((words) => words.replaceAll(',', ''))
  const rated = Number(/(\d+)\)$/.exec(share)?.[1])
  expect(excluded.map(Number).reduce((sum, count) => sum + count, rated)).toBe(Number(closed))
  const found = await faults(page)

  await registered({ title: '花坛缺水', content: '路边的花都干了。' })
  await expect
    .poll(
      async () => {
        await page.reload()
        await page.getByText(dashboard.upToDate).waitFor()
        return count()
      },
      { timeout: 60_000 },
    )
    .toBeGreaterThan(before)

  await page.getByLabel(dashboard.from, { exact: true }).fill('2020-01-01')
  await page.getByLabel(dashboard.to, { exact: true }).fill('2020-01-02')
  await page.getByRole('button', { name: dashboard.show }).press('Enter')
  await expect.poll(count).toBe(0)
  expect(await figure(page, dashboard.work, dashboard.onTimeShare)).toBe('—')
  expect(await figure(page, dashboard.ofService, dashboard.contactsHeld)).toBe('0')
  expect(page.url()).toContain('from=2020-01-01&to=2020-01-02')
  found.push(...(await faults(page)))
  expect(found).toEqual([])
})

it("a unit's leader sees his own unit, and a clerk has no way there", async () => {
  const page = await visit()
  await signIn(page, 'leader_water')
  await page.goto('/desk/dashboard')
  await page.getByRole('region', { name: dashboard.byOrganizer }).waitFor()
  expect(await page.getByText(dashboard.ofCity).count()).toBe(0)
  expect(await page.getByRole('region', { name: dashboard.ofResults }).count()).toBe(0)
  expect(Number(await figure(page, dashboard.work, dashboard.figure.registered))).toBeGreaterThan(0)
  // A unit takes no contacts: nothing of its figures speaks of them.
  expect(await page.getByText(dashboard.figure.contacts, { exact: true }).count()).toBe(0)
  expect(await page.getByRole('region', { name: dashboard.contactsBy }).count()).toBe(0)
  const clerk = await visit()
  await signIn(clerk, 'clerk_water')
  expect(await clerk.getByRole('link', { name: dashboard.title }).count()).toBe(0)
})
