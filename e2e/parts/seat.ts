import type { Cookie, Page } from 'playwright-core'
import { admit } from './desk.ts'

/**
 * One window at which people take turns, each with a session of his own. `open` gives the window: another one where the
 * last is gone. Answers where the one who sits down finds himself: at `path`, or where he was if he was on already.
 */
export function seatAt(open: () => Promise<Page>): (account: string, path: string) => Promise<Page> {
  const sessions = new Map<string, Cookie[]>()
  let seated: { page: Page; account: string } | undefined

  async function signIn(page: Page, account: string): Promise<void> {
    const context = page.context()
    await context.clearCookies()
    const known = sessions.get(account)
    if (known) return context.addCookies(known)
    await admit(page, account)
    sessions.set(account, await context.cookies())
  }

  return async (account, path) => {
    const page = await open()
    if (seated?.page === page && seated.account === account) return page
    seated = { page, account }
    // An open page would notice that its session changed and ask again as somebody else. What the browser goes to instead
    // is of the same server, so that it need not read the desk's programs again.
    await page.goto('/api/health')
    await signIn(page, account)
    await page.goto(path)
    return page
  }
}
