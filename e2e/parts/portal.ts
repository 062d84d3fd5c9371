import type { Page } from 'playwright-core'
import { zh } from './words.ts'

const words = zh.portal

/** What a citizen fills in on the request page. Names and numbers are invented. */
export interface Request {
  type: 'help' | 'complaint' | 'report'
  title: string
  content: string
  district?: string
  address?: string
  name: string
  phone: string
}

/** What following a matter needs, as the confirmation shows it, without the spaces. */
export interface Receipt {
  no: string
  code: string
}

const box = (page: Page, name: string) => page.getByRole('textbox', { name })
const digits = (text: string | null): string => (text ?? '').replace(/\D/g, '')

/** A request from the first page of the portal to the confirmation. */
export async function request(page: Page, asked: Request): Promise<Receipt> {
  await page.goto('/')
  await page.getByRole('link', { name: words.home.ask.go }).click()
  await page.locator(`[name=type][value=${asked.type}]`).check()
  await box(page, words.ask.title.label).fill(asked.title)
  await box(page, words.ask.content.label).fill(asked.content)
  if (asked.district) await page.getByLabel(words.ask.district).selectOption({ label: asked.district })
  if (asked.address) await box(page, words.ask.address.label).fill(asked.address)
  await box(page, words.ask.name).fill(asked.name)
  await box(page, words.ask.phone).fill(asked.phone)
  await page.getByRole('button', { name: words.ask.send }).click()
  await page.getByRole('heading', { name: words.done.title }).waitFor()
  const figures = page.locator('.receipt dd')
  return { no: digits(await figures.nth(0).textContent()), code: digits(await figures.nth(1).textContent()) }
}

/** Follows a matter by number and code, as somebody who comes back later. */
export async function follow(page: Page, { no, code }: Receipt): Promise<void> {
  await page.goto('/track')
  await box(page, words.track.no.label).fill(no)
  await box(page, words.track.code.label).fill(code)
  await page.getByRole('button', { name: words.track.look }).click()
  await page.locator('.state-card').waitFor()
}

/** What the demander may do by himself, as addresses write it. */
export type OwnCommand = keyof typeof words.own & keyof typeof words.event

/** What he fills in, by the names of the contract: one text at most, whatever a command calls it. */
interface OwnFilled {
  solved?: unknown
  rating?: unknown
  demander?: { name: string; phone: string }
  text?: string
}

/** Opens one of the things the demander may do, fills it in and sends it. */
export async function giveOwn(page: Page, command: OwnCommand, filled: OwnFilled): Promise<void> {
  const own = words.own[command]
  const form = page.locator('details.own').filter({ has: page.getByText(own.title, { exact: true }) })
  if ((await form.getAttribute('open')) === null) await form.locator('summary').click()
  if (filled.solved) await form.locator(`[name=rate-solved][value=${filled.solved}]`).check()
  if (filled.rating) await form.locator(`[name=rate-rating][value="${filled.rating}"]`).check()
  if (filled.demander) {
    await form.getByRole('textbox', { name: words.own.join.name }).fill(filled.demander.name)
    await form.getByRole('textbox', { name: words.own.join.phone }).fill(filled.demander.phone)
  }
  if (filled.text && 'label' in own) await form.getByRole('textbox', { name: own.label }).fill(filled.text)
  await form.getByRole('button', { name: own.send }).click()
  await page.getByText(own.done).waitFor()
}
