import { expect, it } from 'vitest'
import { dispatched } from '../parts/api.ts'
import { useBrowser } from '../parts/browser.ts'
import { enter, openMatter, signIn } from '../parts/desk.ts'
import { request } from '../parts/portal.ts'
import { zh } from '../parts/words.ts'

const { visit } = useBrowser()
const secrets = ['欧阳知雨', '13800009931', '沙湾渡口七号仓', '后厨把过期肉换标签的账本']

it('a unit finds no name, phone, address or wording of a report, on the page or behind it', async () => {
  const [name, phone, address, content] = secrets as [string, string, string, string]
  const citizen = await visit()
  const title = `举报${address}一家饭店`
  const receipt = await request(citizen, { type: 'report', title, content, address, name, phone, district: '番禺区' })
  const contentForUnits = '请到该饭店检查食材进货与标签。'
  await dispatched(receipt, { lead: 'panyu', category: '0301', contentForUnits })

  const clerk = await visit()
  const heard: string[] = []
  const reading: Promise<void>[] = []
  clerk.on('response', (response) => {
    if (!response.url().includes('/api/') || response.url().includes('/api/events/stream')) return
    reading.push(
      response.text().then(
        (text) => void heard.push(text),
        () => undefined,
      ),
    )
  })
  await signIn(clerk, 'clerk_panyu')
  await clerk.getByRole('link', { name: zh.desk.list.unit }).click()
  await clerk.getByRole('link', { name: receipt.no }).waitFor()
  const pages = [await clerk.content()]
  await openMatter(clerk, receipt.no)
  await clerk.getByText(contentForUnits).first().waitFor()
  await clerk.locator('.timeline li').first().waitFor()
  await clerk.getByRole('button', { name: zh.desk.clock.why }).first().click()
  await clerk.locator('.days li').first().waitFor()
  pages.push(await clerk.content())
  await Promise.all(reading)

  expect(heard.some((text) => text.includes(receipt.no))).toBe(true)
  const shown = [...pages, ...heard].join('\n')
  expect(secrets.filter((secret) => shown.includes(secret))).toEqual([])
  // The centre does read them, so that the journey would see them where they were.
  const dispatcher = await visit()
  await enter(dispatcher, 'dispatcher', `/desk/matters/${receipt.no}`)
  await dispatcher.getByText(content).waitFor()
})
