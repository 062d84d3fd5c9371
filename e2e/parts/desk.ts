import type { Locator, Page } from 'playwright-core'
import { fieldKeys } from '../../web/src/desk/forms/options.ts'
import { wordsAt, zh } from './words.ts'

const { commands, desk } = zh
/** Of every account of the demo city. */
export const password = 'huixiang-demo'

export type CommandName = keyof typeof commands.command
export type FieldName = keyof typeof commands.field

/** Signs a window in without the form, which has journeys of its own. */
export async function admit(page: Page, account: string): Promise<void> {
  const answer = await page.context().request.post('/api/sessions', { data: { account, password } })
  if (!answer.ok()) throw new Error(`${account} cannot sign in: ${answer.status()} ${await answer.text()}`)
}

/** Lets an account in at an address of the desk. */
export async function enter(page: Page, account: string, path: string): Promise<void> {
  await admit(page, account)
  await page.goto(path)
  await page.getByRole('button', { name: desk.signOut }).waitFor()
}

/** Signs in by the form and waits for the desk. */
export async function signIn(page: Page, account: string): Promise<void> {
  await page.goto('/desk/sign-in')
  await page.getByLabel(desk.signIn.account, { exact: true }).fill(account)
  await page.getByLabel(desk.signIn.password, { exact: true }).fill(password)
  await page.getByRole('button', { name: desk.signIn.submit, exact: true }).click()
  await page.getByRole('button', { name: desk.signOut }).waitFor()
}

/** Opens a matter by its number in the head of the page. */
export async function openMatter(page: Page, no: string): Promise<void> {
  const box = page.getByRole('searchbox', { name: desk.search.label })
  await box.fill(no)
  await box.press('Enter')
  await page.locator('.page-head .number', { hasText: no }).waitFor()
}

/** One command's form, once its button was pressed. */
export async function openForm(page: Page, command: CommandName): Promise<Form> {
  const label = commands.command[command]
  await page.locator('.commands').getByRole('button', { name: label, exact: true }).click()
  return formIn(page.getByRole('region', { name: label, exact: true }), label, command)
}

export type Form = ReturnType<typeof formIn>

/** What can be filled in on a form, each by the label people read. `label`: of the button that sends it. */
export function formIn(region: Locator, label: string, command = '') {
  const labelOf = (field: FieldName) => wordsAt(fieldKeys(command, field))
  const item = (field: FieldName) =>
    region.locator('.ant-form-item').filter({ has: region.page().locator(`label[title="${labelOf(field)}"]`) })
  return {
    region,
    item,
    write: (field: FieldName, text: string) => item(field).locator('input, textarea').fill(text),
    choose: (field: FieldName, option: string) => item(field).getByText(option, { exact: true }).click(),
    /** Types into a list that can be searched and takes the only one left. */
    async pick(field: FieldName, option: string) {
      const page = region.page()
      await item(field).getByRole('combobox').fill(option)
      await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click()
      await item(field).locator('.ant-select-content', { hasText: option }).waitFor()
    },
    /** Takes one of a short list that cannot be searched. */
    async take(field: FieldName, option: string) {
      await item(field).locator('.ant-select').click()
      await region.page().locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click()
    },
    submit: () => region.getByRole('button', { name: label, exact: true }).click(),
    /** Submits, and waits until the server took it. */
    async send() {
      await region.getByRole('button', { name: label, exact: true }).click()
      await region.waitFor({ state: 'detached' })
    },
  }
}

/** Fills in what a unit found, and both texts. */
export async function writeReply(form: Form, publicText: string): Promise<void> {
  await form.choose('true', desk.yes)
  await form.choose('solved', zh.states.solved.yes)
  await form.choose('inDuty', desk.yes)
  await form.choose('contacted', desk.yes)
  await form.write('internalText', '现场已处理，照片存档。')
  await form.write('publicText', publicText)
}
