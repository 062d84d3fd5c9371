import {
  type AssignmentState,
  assignmentStates,
  type CommandName,
  closings,
  commandNames,
  type MatterState,
  matterStates,
  type Outcome,
  type Row,
  rowOf,
  stateClocks,
} from 'core/matter'
import { code, codes, table } from './markdown.ts'
import type { Labels } from './sources.ts'

/** Every outcome of every command, in the table's order. */
const steps = (): { name: CommandName; row: Row; outcome: Outcome }[] =>
  commandNames.flatMap((name) => {
    const row = rowOf(name)
    return Object.values(row.outcomes).map((outcome) => ({ name, row, outcome }))
  })

interface Edge {
  from: string
  to: string
  by: CommandName
}

/** `cameFrom` leads back to wherever a matter can be asked for a supplement. */
const cameFrom = (): readonly MatterState[] => [
  ...new Set(steps().flatMap(({ row, outcome }) => (outcome.to === 'supplementing' ? row.from : []))),
]

const matterEdges = (): Edge[] =>
  steps().flatMap(({ name, row, outcome }) => {
    if (!outcome.to) return []
    const targets = outcome.to === 'cameFrom' ? cameFrom() : [outcome.to]
    const starts = outcome.to === 'cameFrom' ? (['supplementing'] as const) : (outcome.from ?? row.from)
    return targets.flatMap((to) => (starts.length > 0 ? starts : ['[*]']).map((from) => ({ from, to, by: name })))
  })

/** In which states the lead can be while the matter is in one of `states`: those in which an outcome brought both there. */
const leadStates = (states: readonly MatterState[]): AssignmentState[] =>
  steps().flatMap(({ outcome }) =>
    outcome.assignmentTo && states.some((state) => state === outcome.to) ? [outcome.assignmentTo] : [],
  )

const assignmentEdges = (): Edge[] =>
  steps().flatMap(({ name, row, outcome }) => {
    const { assignmentTo, leadTo, assigns } = outcome
    const made = assigns ? [{ from: '[*]', to: 'issued', by: name }] : []
    const named = assignmentTo ? (row.assignment?.from ?? []).map((from) => ({ from, to: assignmentTo, by: name })) : []
    const led = leadTo ? leadStates(row.from).map((from) => ({ from, to: leadTo, by: name })) : []
    return [...made, ...named, ...led]
  })

/** A mermaid diagram; commands that lead the same way share an arrow. */
function diagram(names: readonly string[], edges: readonly Edge[], labels: Readonly<Record<string, string>>): string {
  const arrows = new Map<string, Set<string>>()
  for (const { from, to, by } of edges) {
    const arrow = `${from} --> ${to}`
    arrows.set(arrow, (arrows.get(arrow) ?? new Set()).add(by))
  }
  const drawn = names.filter((name) => edges.some(({ from, to }) => from === name || to === name))
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...drawn.map((name) => `  ${name}: ${name} ${labels[name]}`),
    ...[...arrows].map(([arrow, by]) => `  ${arrow}: ${[...by].join(', ')}`),
    '```',
  ].join('\n')
}

/** The states of matters and assignments, with their diagrams and the ways a matter closes. */
export function statesPart({ state = {}, closing = {}, assignmentState = {} }: Labels): string {
  const named = (names: readonly string[], labels: Readonly<Record<string, string>>) =>
    table(
      ['name', '中文'],
      names.map((name) => [code(name), labels[name]!]),
    )
  return `## States of a matter

${table(
  ['state', '中文', 'clocks that its lists show'],
  matterStates.map((name) => [code(name), state[name]!, codes(stateClocks[name])]),
)}

${diagram(matterStates, matterEdges(), state)}

A closed matter says why:

${named(closings, closing)}

## States of an assignment

${named(assignmentStates, assignmentState)}

${diagram(assignmentStates, assignmentEdges(), assignmentState)}

When a matter closes, its assignments that still live are \`completed\` if they had replied, else \`recalled\`.`
}
