import { expect, it } from 'vitest'
import { registered } from '../parts/api.ts'
import { useBrowser } from '../parts/browser.ts'
import { enter, formIn } from '../parts/desk.ts'
import { faults } from '../parts/faults.ts'
import { zh } from '../parts/words.ts'

const { visit } = useBrowser()
const { desk, commands } = zh

it('a dispatcher merges a matter into one that looks alike, by keyboard', async () => {
  const main = await registered({ title: '翡翠巷消防栓漏水', content: '翡翠巷的消防栓一直漏水，路面结冰。' })
  const { no } = await registered({ title: '消防栓漏水', content: '翡翠巷消防栓漏水几天了，路面滑。' })
  const page = await visit()
  const alike = page.locator('section', { has: page.getByRole('heading', { name: desk.alike.title }) })
  await enter(page, 'dispatcher', `/desk/matters/${no}`)
  // The relay makes the words of the other one after its registration: a page that was opened too early is opened again.
  await expect
    .poll(
      async () => {
        await page.reload({ waitUntil: 'networkidle' })
        return alike.getByRole('link').allInnerTexts()
      },
      { timeout: 60_000 },
    )
    .toEqual(['翡翠巷消防栓漏水'])
  expect(await alike.textContent()).toContain('消防栓')
  expect(await faults(page)).toEqual([])

  await alike.getByRole('button', { name: desk.alike.mergeInto.replace('{{no}}', main.no) }).press('Enter')
  const label = commands.command.merge
  const form = formIn(page.getByRole('region', { name: label, exact: true }), label, 'merge')
  expect(await form.item('into').locator('input').inputValue()).toBe(main.no)
  await form.submit()
  await page.getByRole('link', { name: main.no }).waitFor()
})
