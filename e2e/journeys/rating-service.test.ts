import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { useBrowser } from '../parts/browser.ts'
import { enter, formIn } from '../parts/desk.ts'
import { faults, overflow } from '../parts/faults.ts'
import { zh } from '../parts/words.ts'

const { contacts, desk, portal, states } = zh
const { visit } = useBrowser()

/** An operator records a contact that made no matter; answers the words he may send, or undefined where there are none. */
async function told(page: Page, { phone, spoken }: { phone?: string; spoken?: string }): Promise<string | undefined> {
  await enter(page, 'operator', '/desk/intake')
  await page.getByText(desk.outcome.declined, { exact: true }).click()
  const form = formIn(page.locator('#intake'), desk.intake.record, 'recordContact')
  if (phone) await form.write('phone', phone)
  await form.write('reason', '不属于受理范围。')
  if (spoken) await page.getByText(spoken, { exact: true }).click()
  await form.submit()
  await page.getByRole('button', { name: desk.told.next }).waitFor()
  const message = page.locator('.rating-message')
  return (await message.count()) > 0 ? ((await message.textContent()) ?? '') : undefined
}

it('a caller rates the service on a narrow phone by the message he was sent, once', async () => {
  const desk = await visit()
  const message = await told(desk, { phone: '13800004477' })
  expect(message).toContain('/rate')

  const page = await visit({ viewport: { width: 360, height: 740 } })
  await page.goto('/')
  await page.getByRole('link', { name: portal.footer.rate }).click()
  const code = page.getByRole('textbox', { name: portal.rate.code.label })
  const send = page.getByRole('button', { name: portal.own.rate.send })
  await send.click()
  await page.getByText(portal.rate.code.wrong).waitFor()
  await page.getByText(portal.rate.grade.missing).waitFor()
  expect(await faults(page)).toEqual([])
  expect(await overflow(page)).toBeLessThanOrEqual(0)

  const rate = async (text: string) => {
    await code.fill(text)
    await page.getByRole('radio', { name: states.grade['4'], exact: true }).check()
    await send.press('Enter')
  }
  await rate('x'.repeat(38))
  await page.getByText(portal.rate.refused.wrongCode).waitFor()
  await rate(message ?? '')
  await page.getByText(portal.rate.done).waitFor()
  expect(await faults(page)).toEqual([])

  await page.reload()
  await rate(message ?? '')
  await page.getByText(portal.rate.refused.rated).waitFor()
})

it('the link of the message fills in the code, and leaves it out of the address', async () => {
  const message = await told(await visit(), { phone: '13800004476' })
  const [link = '', code = ''] = /http\S+#(\S+)/.exec(message ?? '') ?? []
  const page = await visit({ viewport: { width: 360, height: 740 } })
  await page.goto(link)
  await page.locator(`[name=code][value="${code}"]`).waitFor()
  expect(new URL(page.url()).hash).toBe('')
  await page.getByRole('radio', { name: states.grade['5'], exact: true }).check()
  await page.getByRole('button', { name: portal.own.rate.send }).click()
  await page.getByText(portal.rate.done).waitFor()
})

it('no message is offered for a caller who said it at once, nor for one without a number', async () => {
  const page = await visit()
  expect(await told(page, { phone: '13800004478', spoken: states.grade['5'] })).toBeUndefined()
  expect(await told(page, {})).toBeUndefined()
  expect(await told(page, { phone: '13800004479' })).toContain(contacts.rating.message.split('{{link}}')[0])
})
