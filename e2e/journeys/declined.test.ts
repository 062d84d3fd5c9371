import { expect, it } from 'vitest'
import { registered, take } from '../parts/api.ts'
import { useBrowser } from '../parts/browser.ts'
import { faults } from '../parts/faults.ts'
import { follow } from '../parts/portal.ts'
import { zh } from '../parts/words.ts'

const { visit } = useBrowser()
const { guidance } = zh.portal.track

it('whose request is declined reads why, and where to turn', async () => {
  const receipt = await registered({ title: '工资没有发', content: '欠薪三个月。' })
  await take('dispatcher', receipt.no, 'decline', { reason: '属劳动争议。', channel: 'arbitration' })
  const citizen = await visit()
  await follow(citizen, receipt)
  await citizen.locator('.reply').getByText('属劳动争议。').waitFor()
  await citizen.getByRole('heading', { name: guidance.title }).waitFor()
  const facts = citizen.locator('dl.facts').filter({ hasText: guidance.hours })
  for (const part of [guidance.address, guidance.hours]) await facts.getByText(part, { exact: true }).waitFor()
  expect(await faults(citizen)).toEqual([])
})
