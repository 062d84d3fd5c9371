import { expect, it } from 'vitest'
import { registered } from '../parts/api.ts'
import { useBrowser } from '../parts/browser.ts'
import { enter } from '../parts/desk.ts'
import { faults } from '../parts/faults.ts'
import { zh } from '../parts/words.ts'

const { visit } = useBrowser()
const { desk, rights } = zh
const words = rights.recusal

it('nobody is recused without a reason, and the reason is read where the recusal is', async () => {
  const { no } = await registered({ title: '路灯不亮', content: '巷口的路灯坏了两盏。' })
  const page = await visit()
  await enter(page, 'centre_manager', `/desk/matters/${no}`)
  const part = page.getByRole('region', { name: words.title, exact: true })
  await part.getByText(words.none).waitFor()
  await part.getByLabel(words.account, { exact: true }).fill('inspector')
  await part.getByRole('button', { name: words.add, exact: true }).click()
  await part.getByText(desk.form.needed).waitFor()
  const found = await faults(page)
  await part.getByLabel(words.reason, { exact: true }).fill('  与诉求人有亲属关系。 ')
  await part.getByRole('button', { name: words.add, exact: true }).click()
  await part.getByText(rights.log.because.replace('{{reason}}', '与诉求人有亲属关系。'), { exact: true }).waitFor()
  expect(await part.getByLabel(words.reason, { exact: true }).inputValue()).toBe('')
  expect([...found, ...(await faults(page))]).toEqual([])
})
