import { expect, it } from 'vitest'
import { groupNo } from '../../web/src/portal/digits.ts'
import { registered, take } from '../parts/api.ts'
import { useBrowser } from '../parts/browser.ts'
import { follow } from '../parts/portal.ts'
import { zh } from '../parts/words.ts'

const { portal } = zh
const { visit } = useBrowser()

it('a demander whose request was merged follows the main one by his own number and code, also after a reload', async () => {
  const main = await registered({ title: '井盖松动', content: '车一过就响。' })
  const other = await registered({ title: '井盖异响', content: '夜里响得睡不着。' })
  const page = await visit()
  await follow(page, other)
  await take('dispatcher', other.no, 'merge', { into: main.no })

  await page.reload()
  await page.getByText(portal.track.joined.into.replace('{{no}}', groupNo(main.no))).waitFor()
  await page.getByRole('button', { name: portal.track.enterAgain }).click()
  await follow(page, other)
  const joined = portal.track.joined.title.replace('{{asked}}', groupNo(other.no)).replace('{{no}}', groupNo(main.no))
  for (const look of [async () => undefined, () => page.reload()]) {
    await look()
    await page.getByText(joined).waitFor()
    expect(await page.locator('.matter-no strong').textContent()).toBe(groupNo(main.no))
    await page.locator('.timeline li').first().waitFor()
  }
  expect(await page.getByText('车一过就响。').count()).toBe(0)
})
