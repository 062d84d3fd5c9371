import { expect, it } from 'vitest'
import { dispatched, registered } from '../parts/api.ts'
import { useBrowser } from '../parts/browser.ts'
import { enter, openForm, signIn } from '../parts/desk.ts'
import { en, zh } from '../parts/words.ts'

const { visit } = useBrowser()

it.each([
  ['zh-CN', zh],
  ['en', en],
] as const)('a wrong password is refused in words of %s', async (locale, { desk }) => {
  const page = await visit({ locale })
  await page.goto('/desk/sign-in')
  await page.getByLabel(desk.signIn.account, { exact: true }).fill('dispatcher')
  await page.getByLabel(desk.signIn.password, { exact: true }).fill('not-the-password')
  await page.getByRole('button', { name: desk.signIn.submit, exact: true }).click()
  const told = await page.getByRole('alert').textContent()
  expect(/[\u4e00-\u9fff]/.test(told ?? '')).toBe(locale === 'zh-CN')
  expect(await page.getByLabel(desk.signIn.account, { exact: true }).inputValue()).toBe('dispatcher')
})

it('the desk is the same work in English as in Chinese', async () => {
  const page = await visit()
  await signIn(page, 'dispatcher')
  await page.getByRole('heading', { name: zh.desk.list.accept }).waitFor()
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { name: en.desk.list.accept }).waitFor()
  await page.getByRole('columnheader', { name: en.desk.column.due }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  await page.reload()
  await page.getByRole('heading', { name: en.desk.list.accept }).waitFor()
})

it('names of units follow when the language is changed on an open matter', async () => {
  const receipt = await registered({ title: '水表走得太快', content: '没有人住也在走。' })
  await dispatched(receipt, { lead: 'water', category: '1101' })
  const page = await visit()
  await enter(page, 'dispatcher', `/desk/matters/${receipt.no}`)
  await page.locator('.assignment-head').getByText('市供水公司').waitFor()
  await page.getByRole('button', { name: 'English' }).click()
  await page.locator('.assignment-head').getByText('City Water Supply Company').waitFor()
})

it('a session that ends while somebody types costs him nothing but his password', async () => {
  const { no } = await registered({ title: '公园长椅坏了', content: '坐板断了两块。' })
  const page = await visit()
  await enter(page, 'dispatcher', `/desk/matters/${no}`)
  const form = await openForm(page, 'requestSupplement')
  await form.write('missing', '请说明是哪个公园的哪一处。')
  await page.context().clearCookies()
  // Any answer may bring up the sign-in, which covers the button: the form is sent as Enter would.
  await form.region.locator('form').evaluate((it) => (it as HTMLFormElement).requestSubmit())

  const dialog = page.getByRole('dialog')
  await dialog.getByText(zh.desk.signIn.lapsed).waitFor()
  await dialog.getByLabel(zh.desk.signIn.password, { exact: true }).fill('huixiang-demo')
  await dialog.getByRole('button', { name: zh.desk.signIn.submit, exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
  await form.send()
  await page.locator('.page-head').getByText(zh.states.state.supplementing, { exact: true }).waitFor()
})

it('who signs in where the session of another ended in the middle of a form finds nothing of it', async () => {
  const { no } = await registered({ title: '树枝压着电线', content: '台风后没有人来剪。' })
  const page = await visit()
  const asked: string[] = []
  page.on('dialog', async (dialog) => {
    asked.push(dialog.type())
    await dialog.dismiss()
  })
  await enter(page, 'dispatcher', `/desk/matters/${no}`)
  const form = await openForm(page, 'requestSupplement')
  await form.write('missing', '请说明是哪一棵树。')
  await page.context().clearCookies()
  await form.region.locator('form').evaluate((it) => (it as HTMLFormElement).requestSubmit())

  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(zh.desk.signIn.account, { exact: true }).fill('clerk_water')
  await dialog.getByLabel(zh.desk.signIn.password, { exact: true }).fill('huixiang-demo')
  await dialog.getByRole('button', { name: zh.desk.signIn.submit, exact: true }).click()
  await page.getByRole('link', { name: zh.desk.list.sign }).waitFor()
  expect(await page.getByText('树枝压着电线').count()).toBe(0)
  expect(await form.region.count()).toBe(0)
  expect(asked).toEqual([])
})
