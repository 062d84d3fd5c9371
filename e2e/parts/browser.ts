import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, inject, onTestFinished } from 'vitest'

const patience = 60_000

/** Debian's Chromium, rather the one that draws for no screen: it needs a third less time. As root without its sandbox. */
export function launch(): Promise<Browser> {
  const executablePath = execFileSync('sh', ['-c', 'command -v chromium-headless-shell || command -v chromium'], {
    encoding: 'utf8',
  }).trim()
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
}

let folder: string | undefined

/** Pictures every page of a failed test. Answers where the pictures are. */
async function picture(context: BrowserContext, test: string): Promise<string> {
  folder ??= mkdtempSync(join(tmpdir(), 'huixiang-screens-'))
  const name = `${test.replace(/\W+/g, '-')}-${Date.now()}`
  for (const [index, page] of context.pages().entries())
    await page.screenshot({ path: join(folder, `${name}-${index}.png`), fullPage: true }).catch(() => undefined)
  return join(folder, name)
}

interface Window {
  context: BrowserContext
  page: Page
  /** What pages have thrown since it was last looked at. */
  errors: string[]
}

/**
 * A browser for the test file. `visit` opens a window of its own, as another person at another desk would have, closed
 * with the test; `stay` the one window that all tests of the file share. A test fails if a page of it threw an error.
 */
export function useBrowser() {
  let browser: Browser
  let shared: Window | undefined
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
  })

  async function open(options: BrowserContextOptions): Promise<Window> {
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
    return { context, page, errors }
  }

  /** Looks at a window when the test is over. `keep`: it stays open, unless the test failed. */
  function lookAfter({ context, page, errors }: Window, { keep }: { keep: boolean }): void {
    onTestFinished(async ({ task }) => {
      const failed = task.result?.state === 'fail'
      const pictured = failed ? await picture(context, task.name) : undefined
      const left = page.url()
      if (failed) shared = undefined
      if (failed || !keep) await context.close()
      if (pictured) throw new Error(`The page ${left} as it stood: ${pictured}-0.png`)
      const thrown = errors.splice(0)
      if (thrown.length > 0) throw new Error(`The page ${left} threw: ${thrown.join('; ')}`)
    })
  }

  return {
    async visit(options: BrowserContextOptions = {}): Promise<Page> {
      const window = await open(options)
      lookAfter(window, { keep: false })
      return window.page
    },
    async stay(options: BrowserContextOptions = {}): Promise<Page> {
      shared ??= await open(options)
      lookAfter(shared, { keep: true })
      return shared.page
    },
  }
}
