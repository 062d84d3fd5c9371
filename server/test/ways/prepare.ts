import type { SentCommand } from 'contract/commands'
import type { MatterView } from 'contract/views'
import { type Party, rowOf, toKebab } from 'core/matter'
import { aMatter, type Made } from '../a-matter.ts'
import type { Body, Caller, People } from '../caller.ts'
import type { Filled, Way } from './way.ts'

/** A Monday whose week has no day off. */
const monday = '2026-03-02 10:00'

/** A matter with somebody who is about to give a command on it. */
export interface Ready {
  made: Made
  /** His account; `demander` for the matter's own. */
  account: string
  caller: Caller
  /** The matter as he sees it. */
  before: MatterView
  filled: Body
}

/** Brings a matter to where a party may give a command, from the start of a day of its own. */
export async function prepare(people: People, party: Party, way: Way): Promise<Ready> {
  await people.at(monday)
  const made = await aMatter(people, way.from)
  const callerOf = (account: string): Promise<Caller> =>
    account === 'demander' ? people.demander(made) : people.as(account)

  for (const step of way.steps ?? []) {
    if (typeof step === 'string') {
      await people.at(step)
      await people.runDue()
      continue
    }
    const [account, command, filled] = step
    const caller = await callerOf(account)
    const view = await caller.view(made.no)
    await caller.do(made.no, command, { ...(await bodyFor(people, view, filled)), ...placeOf(view, command) })
  }
  const account = accountOf(party, way)
  const caller = await callerOf(account)
  const before = await caller.view(made.no)
  return { made, account, caller, before, filled: await bodyFor(people, before, way.filled) }
}

const bodyFor = async (people: People, view: MatterView, filled: Filled = {}): Promise<Body> =>
  typeof filled === 'function' ? filled(view, people) : filled

/** The account of a party on a way. */
export function accountOf(party: Party, { by, from: { lead = 'chengguan' } }: Way): string {
  if (by) return by
  if (party === 'organizer_clerk') return `clerk_${lead}`
  return party === 'organizer_leader' ? `leader_${lead}` : party
}

/** The assignment on which somebody may give a command now, as the body names it; nothing where it is on the whole matter. */
export function placeOf(view: MatterView, command: SentCommand): { assignment?: string } {
  const name = toKebab(command)
  const on = view.assignments.find(({ allowed }) => allowed.includes(name))
  if (on) return { assignment: on.id }
  if (!view.allowed.includes(name)) throw new Error(`${command} is not allowed on ${view.no}`)
  return {}
}

/** The state that the table says an outcome leads to; a supplement leads back to where a way has asked for it. */
export function stateAfter(command: SentCommand, { outcome }: Way, { state }: MatterView): MatterView['state'] {
  const to = rowOf(command).outcomes[outcome]?.to ?? state
  return to === 'cameFrom' ? 'registered' : to
}
