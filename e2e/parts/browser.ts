import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, inject, onTestFailed, onTestFinished } from 'vitest'

const patience = 60_000

/** Debian's Chromium, which as root runs without its sandbox. */
export function launch(): Promise<Browser> {
  const executablePath = execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim()
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
}

let failures: string | undefined

/** Every page of a failed test is pictured, and the error's neighbour on the console says where. */
async function picture(context: BrowserContext, test: string): Promise<void> {
  failures ??= mkdtempSync(join(tmpdir(), 'huixiang-screens-'))
  for (const [index, page] of context.pages().entries()) {
    const path = join(failures, `${test.replace(/[^\w-]+/g, '-')}-${index + 1}-${Date.now()}.png`)
    await page.screenshot({ path, fullPage: true }).catch(() => undefined)
    console.error(`Picture of the page ${page.url()}: ${path}`)
  }
}

/**
 * A browser for the test file. `visit` opens a window of its own, as another person at another desk would have; it is
 * closed with the test, and the test fails if a page threw an error.
 */
export function useBrowser() {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
  })

  return {
    async visit(options: BrowserContextOptions = {}): Promise<Page> {
      const context = await browser.newContext({
        baseURL: inject('productUrl'),
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        viewport: { width: 1280, height: 900 },
        reducedMotion: 'reduce',
        ...options,
      })
      context.setDefaultTimeout(patience)
      const page = await context.newPage()
      const errors: string[] = []
      page.on('pageerror', (error) => errors.push(error.message))
      // The hooks run backwards: pictures are taken before the window is closed.
      onTestFinished(async () => {
        await context.close()
        if (errors.length > 0) throw new Error(`A page threw: ${errors.join('; ')}`)
      })
      onTestFailed(({ task }) => picture(context, task.name))
      return page
    },
  }
}
