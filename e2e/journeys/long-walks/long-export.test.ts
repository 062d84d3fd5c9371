import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { approvalAbove } from '../../../server/src/features/exports/limits.ts'
import { useBrowser } from '../../parts/browser.ts'
import { enter, password } from '../../parts/desk.ts'
import { faults } from '../../parts/faults.ts'
import { useOwnProduct } from '../../parts/own-product.ts'
import { zh } from '../../parts/words.ts'

const { visit } = useBrowser()
const product = useOwnProduct()
const { exports: words, desk } = zh
const rows = approvalAbove + 1
const atOnce = 8

async function post<Answer>(path: string, body: object, token?: string): Promise<Answer> {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
  const answer = await fetch(`${product.url()}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as Answer
}

beforeAll(async () => {
  const { token } = await post<{ token: string }>('/api/sessions', { account: 'operator', password })
  const calls = Array.from({ length: rows }, (_, index) => ({
    type: 'help',
    channel: 'phone',
    category: '1101',
    title: `积水 ${index + 1}`,
    content: '路口积水。',
    anonymous: true,
  }))
  const register = async () => {
    for (let call = calls.pop(); call; call = calls.pop()) await post('/api/matters', call, token)
  }
  await Promise.all(Array.from({ length: atOnce }, register))
}, 240_000)

const baseURL = () => ({ baseURL: product.url() })

/** Asks for the whole list as a file; it is too long to be made at once. */
async function askFor(page: Page, format: keyof typeof words.format): Promise<void> {
  await page.goto('/desk/lists/dispatch')
  await page.locator('.row-link').first().waitFor()
  await page.getByRole('button', { name: words.ask, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(words.format[format], { exact: true }).click()
  await dialog.getByRole('button', { name: words.make, exact: true }).click()
  await dialog.getByText(words.told.waiting_other.replace('{{count}}', String(rows))).waitFor()
  expect(await dialog.getByRole('link', { name: words.download }).count()).toBe(0)
}

it('a long list waits for a second person, is downloaded once approved, and not once rejected', async () => {
  const dispatcher = await visit(baseURL())
  await enter(dispatcher, 'dispatcher', '/desk')
  await askFor(dispatcher, 'csv')
  await askFor(dispatcher, 'xlsx')

  const security = await visit(baseURL())
  await enter(security, 'security_admin', '/desk/exports')
  const waiting = (format: keyof typeof words.format) =>
    security.getByRole('row').filter({ hasText: words.format[format] }).filter({ hasText: 'dispatcher' })
  await waiting('csv')
    .getByRole('cell', { name: String(rows), exact: true })
    .waitFor()
  const found = await faults(security)
  // Without a reason nothing is rejected.
  const reject = waiting('xlsx').getByRole('button', { name: words.reject, exact: true })
  expect(await reject.isDisabled()).toBe(true)
  await waiting('xlsx').getByLabel(words.reason, { exact: true }).fill('一次只取一种格式。')
  await reject.click()
  await waiting('xlsx').waitFor({ state: 'detached' })
  await waiting('csv').getByRole('button', { name: words.approve, exact: true }).click()
  await security.getByText(words.noneWaiting).waitFor()

  await dispatcher.goto('/desk/exports')
  const rejected = dispatcher.getByRole('row').filter({ hasText: words.state.rejected })
  await rejected.getByText('一次只取一种格式。').waitFor()
  const link = dispatcher.getByRole('link', { name: words.downloadOf.replace('{{list}}', desk.list.dispatch) })
  await link.waitFor()
  expect(await link.count()).toBe(1)
  found.push(...(await faults(dispatcher)))
  const [download] = await Promise.all([dispatcher.waitForEvent('download'), link.click()])
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n')
  // A mark of who took it out, the names of the columns, and every row once.
  expect(lines[0]).toContain('dispatcher')
  expect(new Set(lines.slice(2).map((line) => line.split(',')[0])).size).toBe(rows)
  expect(lines).toHaveLength(rows + 2)
  expect(found).toEqual([])
})
