/** Makes the pictures of docs/screens from the demo city: `npx tsx e2e/make-screens.ts`. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launch } from './parts/browser.ts'
import { signIn } from './parts/desk.ts'
import { startProduct } from './parts/product.ts'
import { zh } from './parts/words.ts'

const folder = join(import.meta.dirname, '../docs/screens')
mkdirSync(folder, { recursive: true })

const product = await startProduct()
const browser = await launch()
const open = (width: number, height: number): Promise<Page> =>
  browser.newPage({ baseURL: product.url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width, height } })
const picture = (page: Page, name: string) => page.screenshot({ path: join(folder, `${name}.png`) })

const portal = await open(1000, 700)
await portal.goto('/ask')
await portal.locator('[name=type][value=help]').check()
await portal.getByRole('textbox', { name: zh.portal.ask.title.label }).fill('东风路口人行信号灯太短')
await picture(portal, 'portal-request')

const desk = await open(1200, 700)
await signIn(desk, 'dispatcher')
await desk.goto('/desk/lists/open')
await desk.locator('.row-link').first().waitFor()
await desk.locator('.ant-spin-spinning').waitFor({ state: 'detached' })
await picture(desk, 'work-list')

const unit = await open(1200, 700)
await signIn(unit, 'clerk_chengguan')
await unit.goto('/desk/lists/handle')
await unit.locator('.row-link').last().click()
await unit.locator('.timeline li').first().waitFor()
await unit.evaluate(() => scrollTo(0, 0))
await picture(unit, 'matter')

await browser.close()
await product.close()
