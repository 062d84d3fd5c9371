import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { registered } from '../parts/api.ts'
import { useBrowser } from '../parts/browser.ts'
import { enter, formIn, signIn } from '../parts/desk.ts'
import { faults } from '../parts/faults.ts'
import { follow } from '../parts/portal.ts'
import { zh } from '../parts/words.ts'

const { commands, contacts, desk, states } = zh
const { visit } = useBrowser()

const labelInFocus = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.closest('.ant-form-item')?.querySelector('label')?.title ?? '')

/** Tabs on until the field of this label has the keys. */
async function tabTo(page: Page, label: string): Promise<void> {
  const passed: string[] = []
  while (passed.length < 12) {
    const at = await labelInFocus(page)
    if (at === label) return
    passed.push(at)
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to ${label}, but passed ${passed.join(', ')}`)
}

it('an operator takes a call by keyboard alone, and reads out number and code', async () => {
  const page = await visit()
  const { keyboard } = page
  await signIn(page, 'operator')
  await page.getByRole('link', { name: desk.list.open }).click()
  await page.locator('.row-link').first().waitFor()

  await keyboard.press('Alt+n')
  // The keys are at the caller's number from the start.
  await page.locator('input[inputmode=tel]:focus').waitFor()
  await keyboard.type('13800007788')
  await tabTo(page, commands.field.name)
  await keyboard.type('何小鱼')
  await tabTo(page, commands.field.type)
  await keyboard.press('ArrowRight')
  await tabTo(page, commands.field.title)
  await keyboard.type('小区门口路灯不亮')
  await tabTo(page, commands.field.content)
  await keyboard.type('门口三盏路灯三天不亮，晚上看不见路。')
  await tabTo(page, commands.field.category)
  await keyboard.type('路灯')
  await page.locator('.ant-select-dropdown:visible').getByText('路灯与照明').waitFor()
  await keyboard.press('Enter')
  await keyboard.press('Control+Enter')

  await page.locator('h2:focus', { hasText: desk.told.registered }).waitFor()
  const [no = '', code = ''] = (await page.locator('.told strong').allTextContents()).map((it) => it.replace(/ /g, ''))
  expect(no).toMatch(/^\d{13}$/)
  expect(code).toMatch(/^\d{8}$/)
  // Enter once more, out of habit, leaves on the screen what is shown only once.
  await keyboard.press('Enter')
  const message = await page.locator('.told-message').textContent()
  expect(message?.replace(/(?<=\d) (?=\d)/g, '')).toMatch(new RegExp(`${no}.*${code}.*/track`))

  const caller = await visit()
  await follow(caller, { no, code })
  await caller.locator('.state-card').getByText(zh.portal.track.heading.dispatching, { exact: true }).waitFor()
})

it('an operator is told to call out what must be dispatched within minutes, and by when', async () => {
  const page = await visit()
  await enter(page, 'operator', '/desk/intake')
  const form = formIn(page.getByRole('main'), desk.intake.register)
  await form.write('phone', '13800004466')
  await form.write('name', '何小鱼')
  await form.choose('type', states.type.help)
  await form.write('title', '高压线垂到地面')
  await form.write('content', '路口的电线断了，正在冒火花。')
  await form.pick('category', '路灯与照明')
  await form.choose('urgency', states.urgency.critical)
  await form.submit()
  const [before = '', after = ''] = desk.told.hurry
    .replace('{{urgency}}', states.urgency.critical)
    .split('{{by}}')
    .map((words) => words.trim())
  const told = await page.getByRole('alert').textContent()
  expect(told).toMatch(new RegExp(`${before} (\\d{4}-\\d\\d-\\d\\d )?\\d\\d:\\d\\d ${after}`))
  expect(await faults(page)).toEqual([])
})

it('an operator comes from the number of a frequent caller straight to the outcome, and to an emergency by one key', async () => {
  const phone = '13800004488'
  const asked = ['甲', '乙', '丙', '丁', '戊', '己'].map((which) => `${which}处路灯不亮`)
  for (const title of asked) await registered({ title, content: '三天了。', demander: { name: '常客', phone } })
  const page = await visit()
  const { keyboard } = page
  await enter(page, 'operator', '/desk/intake')
  await page.locator('input[inputmode=tel]:focus').waitFor()
  await keyboard.type(phone)
  await page
    .locator('.intake-matters li')
    .nth(asked.length - 1)
    .waitFor()
  await tabTo(page, desk.intake.outcome)
  await tabTo(page, commands.field.type)

  await keyboard.press('Alt+4')
  // The page draws what an emergency asks; whoever looks at it is not as quick as a program.
  await page.getByText(desk.intake.emergency, { exact: true }).waitFor()
  await keyboard.press('Tab')
  expect(await labelInFocus(page)).toBe(desk.intake.emergency)
  await keyboard.press('Space')
  await keyboard.press('Control+Enter')
  await page.getByText(desk.told.recorded.replace('{{outcome}}', desk.outcome.emergency)).waitFor()
})

it('an operator links a call by keyboard to a matter of the caller', async () => {
  const phone = '13800004499'
  const { no } = await registered({ title: '井盖松动', content: '车过就响。', demander: { name: '常客', phone } })
  const page = await visit()
  const { keyboard } = page
  await enter(page, 'operator', '/desk/intake')
  await page.locator('input[inputmode=tel]:focus').waitFor()
  await keyboard.type(phone)
  await page.getByRole('button', { name: contacts.caller.link }).press('Enter')
  await page.locator(`input[value="${no}"]`).waitFor()
  await keyboard.press('Control+Enter')
  await page.getByText(desk.told.recorded.replace('{{outcome}}', desk.outcome.linked)).waitFor()
})
