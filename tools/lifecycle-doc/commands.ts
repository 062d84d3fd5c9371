import { commandBodies, OperatorRegisterBody, PublicRegisterBody } from 'contract/commands'
import { type CommandName, commandNames, matterStates, type Outcome, type Row, rowOf, toKebab } from 'core/matter'
import { code, codes, table } from './markdown.ts'
import type { Labels } from './sources.ts'

interface Schema {
  type?: string
  enum?: readonly unknown[]
  anyOf?: readonly Schema[]
  items?: Schema
  properties?: Readonly<Record<string, Schema>>
  required?: readonly string[]
}

const choices = (schema: Schema): readonly unknown[] =>
  schema.enum ?? schema.anyOf?.flatMap(choices) ?? (schema.items ? choices(schema.items) : [])

/** The fields of a body: `reason, note?, ruling (approve · reject)`. */
function fieldsOf({ properties = {}, required = [] }: Schema): string[] {
  return Object.entries(properties).map(([name, schema]) => {
    const mark = required.includes(name) ? '' : '?'
    const inner = schema.properties ?? schema.items?.properties
    if (inner) return `${code(name + mark)} {${fieldsOf(schema.items ?? schema).join(', ')}}`
    const words = choices(schema)
    return code(name + mark) + (words.length > 0 ? ` (${words.join(' · ')})` : '')
  })
}

const withFields = (body: Schema, keep: (field: string) => boolean): Schema => ({
  ...body,
  properties: Object.fromEntries(Object.entries(body.properties ?? {}).filter(([field]) => keep(field))),
})

/** What a registration carries: the portal's fields, and those that an operator adds. */
function registration(): string {
  const added = withFields(OperatorRegisterBody, (field) => !(field in PublicRegisterBody.properties))
  return `${fieldsOf(PublicRegisterBody).join(', ')}; from an operator also ${fieldsOf(added).join(', ')}`
}

const bodies: Partial<Record<CommandName, Schema>> = commandBodies

/** The fields of a command's own, without those said once for all in the text above the table. */
function carried(name: CommandName): string {
  if (name === 'register') return registration()
  const body = bodies[name]
  if (!body) return '—'
  const forDemander = 'contact' in (body.properties ?? {}) ? ['contact', 'participant'] : []
  const own = withFields(body, (field) => field !== 'expectedVersion' && !forDemander.includes(field))
  return fieldsOf(own).join(', ') || '—'
}

const isEvery = (states: readonly string[], all: readonly string[]) => all.every((state) => states.includes(state))

function statesOf(states: readonly string[]): string {
  if (isEvery(states, matterStates)) return 'any'
  const open = matterStates.filter((state) => state !== 'closed')
  return isEvery(states, open) ? 'any open' : codes(states)
}

/** Whose unit acts on an assignment, in words; nothing for its own. */
const actingUnits: Record<NonNullable<Row['assignment']>['unit'], string> = {
  own: '',
  superior: ', by the unit it answers to',
  parentOrCentre: ", by the parent's unit for a sub-assignment and by the centre for others",
}

const units: Record<NonNullable<Row['unit']>, string> = {
  lead: "; of units the lead's",
  involved: '; of units those that have or had an assignment',
}

function fromOf({ from, assignment, unit }: Row): string {
  if (!assignment) return statesOf(from) + (unit ? units[unit] : '')
  const kinds = assignment.kinds.length < 3 ? ` ${codes(assignment.kinds)}` : ''
  return `${statesOf(from)}; assignment${kinds} ${codes(assignment.from)}${actingUnits[assignment.unit]}`
}

function toOf({ to, closing, assignmentTo, leadTo }: Outcome): string {
  const state = to === 'cameFrom' ? 'where it came from' : to && code(to)
  const why = closing
    ? ` (${{ byFindings: 'by the findings', asBefore: 'as before' }[closing as string] ?? code(closing)})`
    : ''
  const parts = [
    ...(state ? [state + why] : []),
    ...(assignmentTo ? [`assignment ${code(assignmentTo)}`] : []),
    ...(leadTo ? [`lead ${code(leadTo)}`] : []),
  ]
  return parts.join('; ') || '—'
}

const movements = ['starts', 'meets', 'pauses', 'resumes', 'ends', 'reopens', 'revises'] as const

function clocksOf(outcome: Outcome): string {
  const moved = movements.flatMap((verb) => (outcome[verb] ? [`${verb} ${codes(outcome[verb])}`] : []))
  const assigned = outcome.assigns ? [`each new assignment starts ${codes(outcome.assigns)}`] : []
  return [...moved, ...assigned].join('; ') || '—'
}

/** Every command with its outcomes, one row an outcome. */
export function commandsPart({ command = {}, role = {} }: Labels): string {
  const rows = commandNames.flatMap((name) => {
    const row = rowOf(name)
    const who = row.by.map((party) => `${code(party)} ${role[party] ?? ''}`.trim()).join(', ')
    return Object.entries(row.outcomes).map(([outcome, effect], index) => [
      ...(index === 0
        ? [`${code(name)} ${command[name]}`, who, fromOf(row)]
        : ['', '', effect.from ? codes(effect.from) : '']),
      code(outcome),
      toOf(effect),
      clocksOf(effect),
      index === 0 ? carried(name) : '',
    ])
  })
  return `## Commands

The address of a command is its name in kebab-case: ${code('auditReply')} is ${code(`POST /api/matters/{no}/${toKebab('auditReply')}`)}. What the demander may do,
an operator may do for him, naming the ${code('contact')} in which he asked and, with several demanders, the ${code('participant')}. Any body may
carry ${code('expectedVersion')}. A field with ${code('?')} may be left out. What ${code('system')} does is done by a clock that has run out, never by a request.

${table(['command', 'who', 'from', 'outcome', 'to', 'clocks', 'carries'], rows)}

Which outcome it is, and what a row cannot say, stands in the command's handler (${code('core/src/matter/handlers/')}). There, some
clocks are started that belong to a ruling or an overlay. When a matter closes, its clocks end, but for those of overlays.`
}
