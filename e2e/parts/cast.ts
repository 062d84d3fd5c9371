import type { BrowserContextOptions, Cookie, Page } from 'playwright-core'
import { expect } from 'vitest'
import { admit, type CommandName, type Form, openForm } from './desk.ts'
import { zh } from './words.ts'

const { desk, states } = zh
const patience = { timeout: 20_000 }

type Visit = (options?: BrowserContextOptions) => Promise<Page>
type ClockName = keyof typeof states.clock

/**
 * The people who work on one matter, taking turns at one window: each sits down with a session of his own and finds the
 * matter as it is then; who is on again stays where he is.
 */
export function castFor(visit: Visit, { no, baseURL }: { no: string; baseURL?: string }) {
  const sessions = new Map<string, Cookie[]>()
  let window: Page | undefined
  let seated: string | undefined

  async function signInAt(page: Page, account: string): Promise<void> {
    const context = page.context()
    await context.clearCookies()
    const known = sessions.get(account)
    if (known) return context.addCookies(known)
    await admit(page, account)
    sessions.set(account, await context.cookies())
  }

  async function deskOf(account: string): Promise<Page> {
    window ??= await visit(baseURL ? { baseURL } : {})
    if (seated === account) return window
    seated = account
    // An open page would notice that its session changed and ask again as somebody else. What the browser goes to instead
    // is of the same server, so that it need not read the desk's programs again.
    await window.goto('/api/health')
    await signInAt(window, account)
    await window.goto(`/desk/matters/${no}`)
    await window.locator('.page-head .number', { hasText: no }).waitFor()
    return window
  }

  return {
    deskOf,
    /** Opens a command's form, fills it in and sends it; answers the page as it is then. */
    async act(account: string, command: CommandName, fill?: (form: Form) => Promise<void>): Promise<Page> {
      const page = await deskOf(account)
      const form = await openForm(page, command)
      await fill?.(form)
      await form.send()
      return page
    },
  }
}

/** The running limits of a kind must show these due times and no others, the earliest first. */
export async function expectDue(page: Page, clock: ClockName, ...shown: string[]): Promise<void> {
  // A supervision says its form behind its name.
  const name = page.locator('.clock-head').getByText(new RegExp(`^${states.clock[clock]}( · .+)?$`))
  const dues = page.locator('.clock').filter({ has: name }).locator('.due-at')
  await expect.poll(() => dues.allTextContents(), patience).toEqual(shown)
}

/** A limit of days as the screen says it: by the end of the day. */
export const byEndOf = (day: string): string => desk.time.byEndOf.replace('{{day}}', day)

/** The latest assignment of a unit must show this state, and this due time where one is given. */
export async function expectAssignment(
  page: Page,
  unit: string,
  wanted: { state: keyof typeof states.assignmentState; due?: string },
): Promise<void> {
  const line = page.locator('.assignment-head').filter({ hasText: unit }).last()
  await expect.poll(() => line.textContent(), patience).toContain(states.assignmentState[wanted.state])
  if (wanted.due) await expect.poll(() => line.locator('.due-at').textContent(), patience).toBe(byEndOf(wanted.due))
}

/** The matter's state as the head of its page says it. */
export const expectState = (page: Page, state: keyof typeof states.state): Promise<void> =>
  page.locator('.page-head').getByText(states.state[state], { exact: true }).waitFor()
