import { expect, it } from 'vitest'
import { useBrowser } from '../parts/browser.ts'
import { enter } from '../parts/desk.ts'
import { faults } from '../parts/faults.ts'
import { zh } from '../parts/words.ts'

const { visit } = useBrowser()
const { desk, own } = zh

it('a sign-in left open elsewhere is ended by its owner', async () => {
  const left = await visit()
  await enter(left, 'kb_editor', '/desk')
  const page = await visit()
  await enter(page, 'kb_editor', '/desk')
  await page.getByRole('link', { name: own.title }).click()
  const ends = page.getByRole('button', { name: own.sessions.endOne.split('{{at}}')[1]!.trim() })
  await ends.first().waitFor()
  expect(await faults(page)).toEqual([])
  for (let count = await ends.count(); count > 0; count = await ends.count()) {
    await ends.first().click()
    await expect.poll(() => ends.count()).toBeLessThan(count)
  }
  await page.getByText(own.sessions.current, { exact: true }).waitFor()
  await left.reload()
  await left.getByLabel(desk.signIn.account, { exact: true }).waitFor()
})
