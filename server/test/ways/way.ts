import type { SentCommand } from 'contract/commands'
import type { MatterView } from 'contract/views'
import type { Party } from 'core/matter'
import type { Wish } from '../a-matter.ts'
import type { Body, People } from '../caller.ts'

/** What somebody fills in on a matter as he sees it; ids of the matter's parts are known only then. */
export type Filled = Body | ((matter: MatterView, people: People) => Body | Promise<Body>)

/** A command on the way, by an account or the matter's own demander; or a moment, Asia/Shanghai, to which the clock goes. */
export type Step = readonly [by: string, command: SentCommand, filled?: Filled] | string

/** How somebody comes to give a command: what has happened before, what he fills in, and what comes of it. */
export interface Way {
  /** The account that gives it; else the account of the role, in a unit that of the lead. */
  by?: string
  from: Wish
  steps?: readonly Step[]
  /** Without the assignment, which the matter's page knows. */
  filled?: Filled
  /** The outcome of the row. */
  outcome: string
}

/** The ways of a command, one for each party of its row, and one for the operator where he acts for a demander. */
export type Ways = Readonly<Partial<Record<Party, Way>>>

/** The same way for several parties. */
export const each = (parties: readonly Party[], way: Way): Ways =>
  Object.fromEntries(parties.map((party) => [party, way]))
