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

/** Rates the result of the followed matter. */
export async function rate(page: Page, given: { solved: 'yes' | 'partly' | 'no'; rating: number; note?: string }) {
  const own = words.own.rate
  await page.locator(`[name=rate-solved][value=${given.solved}]`).check()
  await page.locator(`[name=rate-rating][value="${given.rating}"]`).check()
  if (given.note) await box(page, own.label).fill(given.note)
  await page.getByRole('button', { name: own.send }).click()
  await page.getByText(own.done).waitFor()
}

/** Opens one of the things the demander may do and sends it with his words. */
export async function askFor(page: Page, command: 'request-review' | 'withdraw', text: string): Promise<void> {
  const own = words.own[command]
  await page.getByText(own.title, { exact: true }).click()
  await page.locator(`[name="${command}-text"]`).fill(text)
  await page.getByRole('button', { name: own.send }).click()
  await page.getByText(own.done).waitFor()
}
