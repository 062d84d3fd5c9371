import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import { type CommandName, type Form, openForm, openMatter, signIn } from './desk.ts'
import { zh } from './words.ts'

const { desk, states } = zh
const patience = { timeout: 20_000 }

type Visit = (options?: BrowserContextOptions) => Promise<Page>
type ClockName = keyof typeof states.clock

/**
 * The people who work on one matter, each signed in at a window of his own. Only the one whose turn it is has the matter
 * open: windows that are looked at by nobody would all read it again at every step.
 */
export function castFor(visit: Visit, { baseURL, no }: { baseURL: string; no: string }) {
  const windows = new Map<string, { page: Page; address: string }>()
  let present = ''

  async function openFirst(account: string): Promise<Page> {
    const page = await visit({ baseURL })
    await signIn(page, account)
    await openMatter(page, no)
    windows.set(account, { page, address: page.url() })
    return page
  }
  async function returnTo({ page, address }: { page: Page; address: string }): Promise<Page> {
    await page.goto(address)
    return page
  }

  async function deskOf(account: string): Promise<Page> {
    if (account !== present) await windows.get(present)?.page.goto('about:blank')
    present = account
    const known = windows.get(account)
    const page = known ? await returnTo(known) : await openFirst(account)
    await page.locator('.page-head .number', { hasText: no }).waitFor()
    return page
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
