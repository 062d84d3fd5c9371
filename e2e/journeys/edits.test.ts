import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { useBrowser } from '../parts/browser.ts'
import { enter } from '../parts/desk.ts'
import { faults } from '../parts/faults.ts'
import { zh } from '../parts/words.ts'

const { visit } = useBrowser()
const { administration: words, desk } = zh

/** The row of one account or unit, opened for changes. */
async function opened(page: Page, name: string) {
  await page.getByRole('button', { name: words.openOne.replace('{{name}}', name), exact: true }).click()
  const row = page.locator('.ant-table-expanded-row')
  await row.getByRole('button', { name: words.save, exact: true }).waitFor()
  return {
    row,
    field: (label: string) => row.getByLabel(label, { exact: true }),
    save: () => row.getByRole('button', { name: words.save, exact: true }).click(),
  }
}

it('two who edit one account: the second is told who changed what, and undoes nothing', async () => {
  const first = await visit()
  await enter(first, 'system_admin', '/desk/accounts')
  const second = await visit()
  await enter(second, 'system_admin', '/desk/accounts')
  const one = await opened(first, 'audit_admin')
  const other = await opened(second, 'audit_admin')

  await one.field(words.displayEn).fill('Auditor of access')
  await one.save()
  await first.getByText(words.saved).first().waitFor()

  await other.field(words.display).fill('访问审计员')
  await other.save()
  const told = other.row.getByRole('alert')
  await told.getByText(words.edited.title).waitFor()
  expect(await told.textContent()).toContain(`system_admin：${words.displayEn}`)
  const found = await faults(second)
  await told.getByRole('button', { name: desk.form.read }).click()
  await told.waitFor({ state: 'detached' })
  expect(await other.field(words.displayEn).inputValue()).toBe('Auditor of access')
  expect(await other.field(words.display).inputValue()).toBe('访问审计员')
  await other.save()
  await second.getByText(words.saved).first().waitFor()

  // Whoever goes on after his own change is late for nothing.
  await other.field(words.display).fill('审计管理员甲')
  await other.save()
  await second.getByRole('cell', { name: '审计管理员甲', exact: true }).waitFor()

  await first.reload()
  const last = await opened(first, 'audit_admin')
  expect(await last.field(words.displayEn).inputValue()).toBe('Auditor of access')
  expect(await last.field(words.display).inputValue()).toBe('审计管理员甲')
  expect(found).toEqual([])
})
