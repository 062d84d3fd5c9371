import { expect, it } from 'vitest'
import { groupCode, groupNo } from '../../web/src/ui/digits.ts'
import { useBrowser } from '../parts/browser.ts'
import { faults, overflow } from '../parts/faults.ts'
import { request } from '../parts/portal.ts'
import { zh } from '../parts/words.ts'

const { ask, done, nav, noted } = zh.portal
const { visit } = useBrowser()

it('who asks again finds an empty form, and the number and code of his last request behind a button', async () => {
  const page = await visit({ viewport: { width: 360, height: 740 } })
  const asked = { type: 'help', content: '夜里没有水。', name: '杜一舟', phone: '13800004323' } as const
  const { no, code } = await request(page, { ...asked, title: '夜里停水' })
  const title = page.getByRole('textbox', { name: ask.title.label })
  const last = page.getByText(ask.last.replace('{{no}}', groupNo(no)))
  const again = page.getByRole('link', { name: nav.ask })

  await again.click()
  await last.waitFor()
  expect(await title.inputValue()).toBe('')
  expect(await faults(page)).toEqual([])
  expect(await overflow(page)).toBeLessThanOrEqual(0)

  await page.reload()
  await page.getByRole('button', { name: ask.lastShow }).click()
  await page.getByRole('heading', { name: done.title }).waitFor()
  expect(await page.locator('.receipt dd').allTextContents()).toEqual([groupNo(no), groupCode(code)])

  await again.click()
  await page.getByRole('button', { name: noted }).click()
  await last.waitFor({ state: 'detached' })
  expect(await title.inputValue()).toBe('')
})
