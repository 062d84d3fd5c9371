import {
  type ClockKind,
  type CommandName,
  clockKinds,
  clockRule,
  commandNames,
  matterTypes,
  type Outcome,
  rowOf,
  urgencies,
} from 'core/matter'
import type { LimitKey } from 'core/rules'
import { code, codes, table } from './markdown.ts'
import type { Labels } from './sources.ts'

const kinds = Object.keys(clockKinds) as ClockKind[]

/** Every rule that can give a kind of clock its length, whatever the matter's type and urgency. */
export const rulesOf = (kind: ClockKind): LimitKey[] => [
  ...new Set(matterTypes.flatMap((type) => urgencies.map((urgency) => clockRule(kind, { type, urgency })))),
]

const commandsThat = (moves: (outcome: Outcome) => readonly ClockKind[], kind: ClockKind): CommandName[] =>
  commandNames.filter((name) => Object.values(rowOf(name).outcomes).some((outcome) => moves(outcome).includes(kind)))

/** What happens at the due moment: a step of the table, or the clock is written down as overdue and runs on. */
function timeOutOf(kind: ClockKind, command: Labels[string]): string {
  const { onTimeOut } = clockKinds[kind]
  const step: CommandName = onTimeOut === 'overdue' ? 'becomeOverdue' : onTimeOut
  return `${code(step)} ${command[step]}`
}

/** The kinds of clock. */
export function clocksPart({ clock = {}, role = {}, command = {} }: Labels): string {
  const rows = kinds.map((kind) => {
    const { of, owner, warns } = clockKinds[kind]
    const started = commandsThat(({ starts = [], assigns = [] }) => [...starts, ...assigns], kind)
    return [
      `${code(kind)} ${clock[kind]}`,
      of,
      `${code(owner)} ${role[owner]}`,
      codes(rulesOf(kind)),
      codes(started),
      codes(commandsThat(({ meets = [] }) => meets, kind)),
      timeOutOf(kind, command) + (warns ? `; before it \`warn\` ${command.warn}` : ''),
    ]
  })
  return `## Clocks

The rule that gives a clock its length follows from the matter's type and urgency. A clock that no command of the table starts or
meets is moved by a handler. A co-organizer's and a sub-assignment's ${code('handle')} is due before that of the lead or the parent, by ${code('co.limit')}. ${code('becomeOverdue')} only
writes the lateness down: the clock runs on until it is met.

${table(['clock', 'limit on', 'owner', 'rules', 'started by', 'met by', 'when it runs out'], rows)}`
}
