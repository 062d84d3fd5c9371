import type { SentCommand } from 'contract/commands'
import { commandNames, type Party, rowOf, toKebab } from 'core/matter'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCall, aMatter } from '../test/a-matter.ts'
import { type Api, type Body, openApi } from '../test/api.ts'
import { everyGiven, giversOf, wayOf, ways } from '../test/ways/index.ts'
import { placeOf, prepare, type Ready, stateAfter } from '../test/ways/prepare.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

/** A matter is made at an address of its own by either of those who may. */
const registering: Partial<Record<Party, () => Promise<{ no: string }>>> = {
  demander: () => aMatter(api),
  operator: () => aCall(api),
}

it('knows a way for everyone who may give a command, and for nobody else', () => {
  const known = Object.entries(ways).flatMap(([command, own]) => Object.keys(own).map((party) => `${command} ${party}`))
  expect(known.sort()).toEqual(everyGiven.map(({ command, party }) => `${command} ${party}`).sort())
  expect(Object.keys(registering).sort()).toEqual(giversOf('register').sort())
})

it.each(giversOf('register'))('register by %s makes a matter', async (party) => {
  const { no } = await registering[party]!()
  const [made] = await (await api.as('dispatcher')).events(no)
  expect(made).toMatchObject({ seq: 1, command: 'register', actor: party === 'operator' ? { account: party } : {} })
})

/** What an operator does for a demander names the contact in which he was asked. */
async function contactFor(command: SentCommand, { caller, made }: Ready, party: Party): Promise<Body> {
  const { by } = rowOf(command)
  if (party !== 'operator' || by.includes('operator') || !by.includes('demander')) return {}
  const { at } = (await caller.events(made.no)).at(-1)!
  const payload = { channel: 'phone', startedAt: at, outcome: 'linked', matter: made.no }
  const { body } = await caller.send({ method: 'POST', url: '/api/contacts', payload })
  return { contact: body.id }
}

it.each(commandNames.filter((name) => giversOf(name).length === 0))(
  '%s is left to the system: nobody can send it',
  async (name) => {
    const { no } = await aMatter(api)
    const manager = await api.as('centre_manager')
    const { status } = await manager.send({ method: 'POST', url: `/api/matters/${no}/${toKebab(name)}`, payload: {} })
    expect(status).toBe(404)
  },
)

describe.each(everyGiven)('$command by $party', ({ command, party }) => {
  it('is offered, taken, and comes to what the table says', async () => {
    const way = wayOf(command, party)
    const ready = await prepare(api, party, way)
    const { made, account, caller, before, filled } = ready
    const contact = await contactFor(command, ready, party)
    const after = await caller.do(made.no, command, { ...filled, ...contact, ...placeOf(before, command) })

    const given = (await (await api.as('dispatcher')).events(made.no)).findLast(
      (one) => one.command === toKebab(command),
    )
    const actor = account === 'demander' ? { kind: 'demander' } : { kind: 'staff', account }
    expect(given).toMatchObject({ seq: before.version + 1, outcome: way.outcome, actor })
    expect(after.state).toBe(stateAfter(command, way, before))
    const { status, body } = await caller.send({ url: `/api/matters/${made.no}` })
    // A code is told once; and who has ended what he saw the matter by reads it no more.
    if (status === 200) expect(body).toEqual({ ...after, code: undefined })
    else expect([status, after.allowed]).toEqual([404, []])
  })
})
