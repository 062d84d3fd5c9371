import { expect, it } from 'vitest'
import { registered } from '../parts/api.ts'
import { useBrowser } from '../parts/browser.ts'
import { enter, openMatter } from '../parts/desk.ts'
import { faults } from '../parts/faults.ts'
import { zh } from '../parts/words.ts'

const { visit } = useBrowser()
const { reveal, log, chain, kind } = zh.rights
const reason = '诉求人来信要求核实其联系方式。'

it('a name looked up for a reason is gone with the page, and stands in the access log', async () => {
  const { no } = await registered({ title: '井盖松动', content: '车一压就响。' })
  const page = await visit()
  await enter(page, 'centre_manager', '/desk')
  await openMatter(page, no)
  await page.getByText('罗**').waitFor()
  await page.getByRole('button', { name: reveal.open }).click()
  // Without a reason nothing is asked.
  await page.getByRole('button', { name: reveal.submit, exact: true }).click()
  await page.getByText(zh.desk.form.needed).waitFor()
  await page.getByLabel(reveal.reason).fill(reason)
  const found = await faults(page)
  await page.getByRole('button', { name: reveal.submit, exact: true }).click()
  await page.getByText('罗小满 13800004322').waitFor()
  await page.goBack()
  await openMatter(page, no)
  await page.getByRole('button', { name: reveal.open }).waitFor()
  expect(await page.content()).not.toContain('罗小满')

  const auditor = await visit()
  await enter(auditor, 'audit_admin', '/desk')
  await auditor.getByRole('heading', { name: log.title, level: 1 }).waitFor()
  const entry = auditor.getByRole('row').filter({ hasText: no }).filter({ hasText: kind.reveal })
  await expect
    .poll(
      async () => {
        await auditor.goto(`/desk/access-log?matter=${no}&account=centre_manager`)
        await auditor.getByRole('columnheader', { name: log.seq }).waitFor()
        return entry.count()
      },
      { timeout: 60_000 },
    )
    .toBe(1)
  expect(await entry.textContent()).toContain(reason)
  await auditor.getByRole('button', { name: chain.check }).click()
  await auditor.getByText(/已核对 \d+ 条，日志完整/).waitFor()
  found.push(...(await faults(auditor)))
  expect(found).toEqual([])
  expect(await auditor.content()).not.toContain('罗小满')
})
