import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { answered, dispatched, missed, registered, take, viewed } from '../parts/api.ts'
import { useBrowser } from '../parts/browser.ts'
import { enter, openForm } from '../parts/desk.ts'
import { follow, giveOwn } from '../parts/portal.ts'
import { zh } from '../parts/words.ts'

const { contacts, desk, portal, states } = zh
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

it('one of two demanders who has rated is asked no more, and the other one is called', async () => {
  const main = await registered({ title: '楼道水表漏水', content: '水漫到楼梯口。' })
  const demander = { name: '谢小满', phone: '13800004503' }
  const other = await registered({ title: '楼梯口积水', content: '水表在漏。', demander })
  await dispatched(main, { lead: 'water', category: '1101' })
  await take('dispatcher', other.no, 'merge', { into: main.no })
  await answered(main, 'water')

  const citizen = await visit()
  await follow(citizen, main)
  await giveOwn(citizen, 'rate', { solved: 'yes', rating: 5 })
  await citizen.getByText(portal.track.state.heard).waitFor()
  expect(await citizen.locator('details.own').getByText(portal.own.rate.title, { exact: true }).count()).toBe(0)

  const clerk = await visit()
  await enter(clerk, 'callback_clerk', `/desk/matters/${main.no}`)
  const form = await openForm(clerk, 'recordCallback')
  const whom = form.region.getByRole('radio', { name: demander.name })
  expect(await whom.isChecked()).toBe(true)
  expect(await form.region.getByRole('radio', { name: '罗小满' }).count()).toBe(0)
  await form.choose('reached', desk.yes)
  await form.choose('contacted', desk.yes)
  await form.choose('solved', states.solved.yes)
  await form.choose('rating', states.grade['5'])
  await form.send()
  expect((await viewed('callback_clerk', main.no)).state).toBe('closed')
})
