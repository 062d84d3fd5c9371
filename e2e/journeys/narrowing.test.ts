import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { categoryLabel } from '../../server/src/demo/categories.ts'
import { dispatched, registered } from '../parts/api.ts'
import { useBrowser } from '../parts/browser.ts'
import { enter } from '../parts/desk.ts'
import { faults } from '../parts/faults.ts'
import { zh } from '../parts/words.ts'

const { visit } = useBrowser()
const { commands, desk, states } = zh

/** A matter on the desk of a unit. */
async function handed(lead: string, category: string): Promise<string> {
  const receipt = await registered({ title: '井盖响', content: '夜里车过就响。' })
  await dispatched(receipt, { lead, category })
  return receipt.no
}

/** Chooses what a list is narrowed to, by keyboard. */
async function choose(page: Page, name: string, words: string): Promise<void> {
  await page.getByRole('combobox', { name, exact: true }).fill(words)
  await page.keyboard.press('Enter')
}

it('a list is narrowed by keyboard to a class with all below it, to a unit and to what is in time', async () => {
  const [street, park, water] = [
    await handed('shiqiao', '0101'),
    await handed('linye', '0102'),
    await handed('linye', '1101'),
  ]
  const page = await visit()
  await enter(page, 'dispatcher', '/desk/lists/open')
  const rows = { street, park, water }
  const isShown = async () =>
    Object.fromEntries(
      await Promise.all(
        Object.entries(rows).map(async ([name, no]) => [
          name,
          await page.locator('.row-link', { hasText: no }).count(),
        ]),
      ),
    )

  await choose(page, commands.field.category, categoryLabel('01'))
  await expect.poll(isShown).toEqual({ street: 1, park: 1, water: 0 })
  await choose(page, commands.field.organizer, 'linye')
  await expect.poll(isShown).toEqual({ street: 0, park: 1, water: 0 })
  await choose(page, desk.column.due, states.light.green)
  await expect.poll(() => new URL(page.url()).search).toBe('?category=01&organizer=linye&light=green')
  await expect.poll(isShown).toEqual({ street: 0, park: 1, water: 0 })
  expect(await faults(page)).toEqual([])

  await page.reload()
  await expect.poll(isShown).toEqual({ street: 0, park: 1, water: 0 })
  await page.getByRole('button', { name: desk.lists.clear }).press('Enter')
  await expect.poll(() => new URL(page.url()).search).toBe('')
  await expect.poll(() => page.locator('.row-link').count()).toBe(50)
})

it('a unit chooses no unit: its lists are its own', async () => {
  const page = await visit()
  await enter(page, 'clerk_linye', '/desk/lists/sign')
  await page.getByRole('combobox', { name: commands.field.category, exact: true }).waitFor()
  expect(await page.getByRole('combobox', { name: commands.field.organizer, exact: true }).count()).toBe(0)
})
