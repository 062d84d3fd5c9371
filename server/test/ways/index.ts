import type { SentCommand } from 'contract/commands'
import { type CommandName, type Party, rowOf, sentCommands } from 'core/matter'
import { extensionWays } from './extension.ts'
import { handlingWays } from './handling.ts'
import { intakeWays } from './intake.ts'
import { overlayWays } from './overlays.ts'
import { recordWays } from './record.ts'
import { regimeWays } from './regimes.ts'
import { requestWays } from './requests.ts'
import { resultWays } from './result.ts'
import { returnWays } from './returns.ts'
import type { Way, Ways } from './way.ts'

export type { Way } from './way.ts'

/** How each command is given by each of those who may: driven by the API and in the browser, so that neither forgets one. */
export const ways: Readonly<Record<SentCommand, Ways>> = {
  ...intakeWays,
  ...handlingWays,
  ...returnWays,
  ...extensionWays,
  ...regimeWays,
  ...requestWays,
  ...resultWays,
  ...overlayWays,
  ...recordWays,
}

/** The way of a party to a command. Throws where none is known. */
export function wayOf(command: SentCommand, party: Party): Way {
  const found = ways[command][party]
  if (!found) throw new Error(`no way is known by which ${party} comes to give ${command}`)
  return found
}

/** Who gives a command, by the table: the parties of its row, and the operator for a demander. The system alone sends nothing. */
export function giversOf(command: CommandName): Party[] {
  const { by } = rowOf(command)
  const people = by.filter((party) => party !== 'system')
  return by.includes('demander') && !by.includes('operator') ? [...people, 'operator'] : people
}

/** Every command that is sent to a matter, with each of those who may give it. A matter is made in ways of its own. */
export const everyGiven = sentCommands
  .filter((command) => command !== 'register')
  .flatMap((command) => giversOf(command).map((party) => ({ command: command as SentCommand, party })))
