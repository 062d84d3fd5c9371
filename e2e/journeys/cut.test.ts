import { expect, it } from 'vitest'
import { answered, dispatched, registered, take } from '../parts/api.ts'
import { useBrowser } from '../parts/browser.ts'
import { enter } from '../parts/desk.ts'
import { faults } from '../parts/faults.ts'
import { zh } from '../parts/words.ts'

const { visit } = useBrowser()
const words = zh.rights.cut

it('personal data are cut when one person asks and another approves', async () => {
  const receipt = await registered({ title: '公交站牌看不清', content: '站牌被树叶挡住了。' })
  await dispatched(receipt, { lead: 'water', category: '1101' })
  await answered(receipt, 'water')
  const heard = { reached: true, contacted: true, solved: 'yes', rating: 5, reasonable: true }
  await take('callback_clerk', receipt.no, 'recordCallback', heard)

  const manager = await visit()
  await enter(manager, 'centre_manager', `/desk/matters/${receipt.no}`)
  await manager.getByText('站牌被树叶挡住了。').waitFor()
  await manager.getByRole('button', { name: words.open }).click()
  await manager.getByLabel(words.reason).fill('诉求人来信要求删除。')
  const found = await faults(manager)
  await manager.getByRole('button', { name: words.submit, exact: true }).click()
  await manager.getByText(words.asked).waitFor()

  const security = await visit()
  await enter(security, 'security_admin', '/desk')
  await security.getByRole('link', { name: words.menu }).click()
  await security.getByText('诉求人来信要求删除。').waitFor()
  found.push(...(await faults(security)))
  await security.getByRole('button', { name: words.approveOne.replace('{{no}}', receipt.no) }).click()
  await security.locator('.ant-popconfirm-buttons .ant-btn-primary').click()
  await security.getByText(words.none).waitFor()

  await manager.reload()
  await manager.getByText(zh.desk.matter.cut.split('{{')[0]!).waitFor()
  expect(await manager.content()).not.toContain('站牌被树叶挡住了。')
  expect(await manager.getByRole('button', { name: words.open }).count()).toBe(0)
  expect(found).toEqual([])
})
