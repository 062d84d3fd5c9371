import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { missed } from '../parts/api.ts'
import { useBrowser } from '../parts/browser.ts'
import { enter } from '../parts/desk.ts'
import { zh } from '../parts/words.ts'

const { contacts } = zh
const { visit } = useBrowser()

const nameInFocus = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('name'))

it('whoever calls back by keyboard keeps his place, also when the last try takes the line away', async () => {
  const phones = ['13800004501', '13800004502'] as const
  for (const phone of phones) await missed(phone)
  const page = await visit()
  await enter(page, 'callback_clerk', '/desk/contacts')
  const line = page.locator('tr').filter({ hasText: phones[0] })
  const shown = /^0 \/ (\d+)/.exec((await line.getByText(/^0 \/ \d+/).textContent()) ?? '')
  const most = Number(shown?.[1])

  const unreached = line.getByRole('button', { name: contacts.unreached })
  await unreached.focus()
  for (let tries = 1; tries < most; tries++) {
    await page.keyboard.press('Enter')
    await line.getByText(new RegExp(`^${tries} / `)).waitFor()
    expect(await nameInFocus(page)).toBe('unreached')
  }
  await page.keyboard.press('Enter')
  await line.waitFor({ state: 'detached' })
  await expect.poll(() => nameInFocus(page)).toBe('unreached')
})
