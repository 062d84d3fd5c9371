import { type SentCommand, sentCommandNames } from 'contract/commands'
import { type Party, toKebab } from 'core/matter'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { somebody, someRequest } from '../../server/test/a-matter.ts'
import { everyGiven, giversOf, type Way, wayOf } from '../../server/test/ways/index.ts'
import { accountOf, prepare, stateAfter } from '../../server/test/ways/prepare.ts'
import { useBrowser } from '../parts/browser.ts'
import { expectState } from '../parts/cast.ts'
import { type CommandName, enter, formIn, openForm, openMatter } from '../parts/desk.ts'
import { fillIn } from '../parts/fill.ts'
import { useOwnProduct } from '../parts/own-product.ts'
import { follow, giveOwn, type OwnCommand, request } from '../parts/portal.ts'
import { seatAt } from '../parts/seat.ts'
import { wordsAt, zh } from '../parts/words.ts'

const { desk, states } = zh
const { stay, visit } = useBrowser()
const product = useOwnProduct()
const sit = seatAt(() => stay({ baseURL: product.url() }))

const newest = (page: Page) => page.locator('.timeline li').first()

type Drive = () => Promise<void>

/** At the desk: the button, the form, and what is told in the history. */
const atDesk =
  (command: SentCommand, party: Party, way: Way): Drive =>
  async () => {
    const { made, account, caller, before, filled } = await prepare(product.people, party, way)
    const page = await sit(account, `/desk/matters/${made.no}`)
    if (!page.url().endsWith(made.no)) await openMatter(page, made.no)
    const form = await openForm(page, command as CommandName)
    await fillIn(form, command, filled)
    await form.send()
    const seen = await caller.send({ url: `/api/matters/${made.no}` })
    if (seen.status === 404) return page.getByText(desk.matter.gone).waitFor()
    await newest(page)
      .getByText(wordsAt([`commands:event.${command}.${way.outcome}`]))
      .waitFor()
    await expectState(page, stateAfter(command, way, before))
    expect(await page.getByRole('main').getByRole('alert').allTextContents()).toEqual([])
  }

/** On the portal: the demander follows his matter, opens the form, and reads what came of it. */
const onPortal =
  (command: SentCommand, way: Way): Drive =>
  async () => {
    const { made, filled } = await prepare(product.people, 'demander', way)
    const page = await visit({ baseURL: product.url() })
    await follow(page, made)
    const { grounds, reason, note, text = grounds ?? reason ?? note } = filled
    const own = toKebab(command) as OwnCommand
    await giveOwn(page, own, { ...filled, ...(text ? { text: String(text) } : {}) })
    await newest(page)
      .getByText(wordsAt([`portal:event.${own}.${way.outcome}`]))
      .waitFor()
    expect(await page.getByRole('alert').allTextContents()).toEqual([])
  }

const { title, content } = someRequest

/** A matter is made on pages of its own. */
const registering: Partial<Record<Party, Drive>> = {
  async demander() {
    const page = await visit({ baseURL: product.url() })
    const receipt = await request(page, { type: 'complaint', title, content, ...somebody })
    await follow(page, receipt)
  },
  async operator() {
    const page = await visit({ baseURL: product.url() })
    await enter(page, 'operator', '/desk/intake')
    const form = formIn(page.getByRole('main'), desk.intake.register)
    for (const [field, words] of Object.entries({ ...somebody, title, content }))
      await form.write(field as keyof typeof somebody | 'title' | 'content', words)
    await form.choose('type', states.type.complaint)
    await form.pick('category', '路灯与照明')
    await form.submit()
    await page.getByText(desk.told.registered).waitFor()
  },
}

const screenOf = (party: Party) => (party === 'demander' ? 'portal' : 'desk')

/** Parties that come the same way to the same screen have the same form before them: here the first of them stands for all. */
const forms = everyGiven.filter(({ command, party }, index) => {
  const isSame = (other: (typeof everyGiven)[number]) =>
    wayOf(other.command, other.party) === wayOf(command, party) && screenOf(other.party) === screenOf(party)
  return everyGiven.findIndex(isSame) === index
})
const driven = forms.map(({ command, party }) => {
  const way = wayOf(command, party)
  const drive = screenOf(party) === 'portal' ? onPortal(command, way) : atDesk(command, party, way)
  return [accountOf(party, way), command, party, drive] as const
})
// Who is on stays at the window for all he has to do.
driven.sort(([one], [other]) => one.localeCompare(other))

it('leaves no command out', () => {
  expect([...new Set(forms.map(({ command }) => command))].sort()).toEqual([...sentCommandNames].sort())
})

it.each(giversOf('register'))('%s makes a matter', (party) => registering[party]!())
it.each(driven)('%s gives %s as %s', (_account, _command, _party, drive) => drive())
