import { extensionRows } from './rows/extension.ts'
import { handlingRows } from './rows/handling.ts'
import { intakeRows } from './rows/intake.ts'
import { mergingRows } from './rows/merging.ts'
import { overlayRows } from './rows/overlays.ts'
import { recordRows } from './rows/record.ts'
import { regimeRows } from './rows/regimes.ts'
import { requestRows } from './rows/requests.ts'
import { resultRows } from './rows/result.ts'
import { returnRows } from './rows/returns.ts'
import type { Row } from './rows/row.ts'
import { timeRows } from './rows/time.ts'

export type { Outcome, Row } from './rows/row.ts'

/** The life of a matter, one row per command. Routes, buttons, clocks, docs/lifecycle.md and the exhaustive test are derived from it. */
export const lifecycle = {
  ...intakeRows,
  ...mergingRows,
  ...handlingRows,
  ...returnRows,
  ...extensionRows,
  ...regimeRows,
  ...requestRows,
  ...resultRows,
  ...overlayRows,
  ...recordRows,
  ...timeRows,
} as const satisfies Record<string, Row>

export type CommandName = keyof typeof lifecycle
export const commandNames = Object.keys(lifecycle) as CommandName[]

/** The row of a command, seen through its general type. */
export const rowOf = (command: CommandName): Row => lifecycle[command]

/** Commands that somebody can send; the others are steps of the system itself. */
export const sentCommands = commandNames.filter((name) => rowOf(name).by.some((party) => party !== 'system'))

/** `requestSupplement` as addresses write it: `request-supplement`. */
export const toKebab = (command: CommandName): string =>
  command.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

const byKebab = new Map(commandNames.map((name) => [toKebab(name), name]))

/** The command an address names, if there is one. */
export const fromKebab = (kebab: string): CommandName | undefined => byKebab.get(kebab)
