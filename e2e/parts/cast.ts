import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import { type CommandName, type Form, openForm } from './desk.ts'
import { seatAt } from './seat.ts'
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
  let window: Page | undefined
  const sit = seatAt(async () => {
    window ??= await visit(baseURL ? { baseURL } : {})
    return window
  })

  async function deskOf(account: string): Promise<Page> {
    const page = await sit(account, `/desk/matters/${no}`)
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
