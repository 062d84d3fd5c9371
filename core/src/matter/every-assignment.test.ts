import { describe, expect, it } from 'vitest'
import { staff } from '../../test/desk.ts'
import { contextOf, handledWith } from '../../test/parts.ts'
import { byHand, onAssignment } from '../../test/table-by-hand.ts'
import { type Actor, type Role, roles } from '../access/index.ts'
import { obstacle } from './allowed.ts'
import type { CommandName } from './lifecycle.ts'
import { type Assignment, type AssignmentKind, assignmentKinds, assignmentStates } from './types.ts'

/** Panyu leads, water helps beside it, and a street of panyu's works below it. */
const organizers = { lead: 'panyu', co: 'water', sub: 'shiqiao' } as const
const [first] = handledWith({}).assignments as [Assignment]
const part = (kind: AssignmentKind): Assignment => ({
  ...first,
  id: kind,
  kind,
  organizer: organizers[kind],
  parent: kind === 'sub' ? 'lead' : null,
  state: 'handling',
})
const matter = handledWith({ assignments: assignmentKinds.map(part) })
const context = contextOf(staff('dispatcher'))

const unitRoles: readonly Role[] = ['organizer_clerk', 'organizer_leader']
const senders = roles.flatMap((role) =>
  (unitRoles.includes(role) ? ['panyu', 'water', 'shiqiao', 'chengguan'] : [null]).map((unit) => ({ role, unit })),
)
type Sender = (typeof senders)[number]

/** The unit whose people act on a part of this kind; `centre` where it is the centre. */
function actingOn(name: CommandName, kind: AssignmentKind): string {
  const acts = onAssignment[name]![2]
  if (acts === 'own') return organizers[kind]
  if (acts === 'superior') return kind === 'lead' ? 'nobody' : organizers.lead
  return kind === 'sub' ? organizers.lead : 'centre'
}

function isHis(name: CommandName, kind: AssignmentKind, { role, unit }: Sender): boolean {
  if (!byHand[name][0].split(' ').includes(role)) return false
  return actingOn(name, kind) === (unit ?? 'centre')
}

/** Refused to this sender, by the state or kind of the assignment, or by neither of them. */
function answer(name: CommandName, actor: Actor, assignment: Assignment): string {
  const refusal = obstacle(name, matter, { ...context, actor }, assignment)
  if (refusal?.code === 'wrong-state' && refusal.assignmentState === assignment.state) return 'state'
  return refusal?.code === 'not-permitted' ? 'not-permitted' : 'open'
}

describe.each(Object.keys(onAssignment) as CommandName[])('%s', (name) => {
  const [kinds, states] = onAssignment[name]!.map((words) => words.split(' ')) as [string[], string[]]

  it.each(assignmentKinds)('of a %s, in each of its states, is for whom the tables name', (kind) => {
    const wrong = assignmentStates.flatMap((state) =>
      senders.flatMap((sender) => {
        const found = answer(name, staff(sender.role, sender.unit), { ...part(kind), state })
        const fits = kinds.includes(kind) && states.includes(state)
        const right = !isHis(name, kind, sender) ? 'not-permitted' : fits ? 'open' : 'state'
        return found === right ? [] : [`${state}, by ${sender.role} of ${sender.unit}: ${found}, not ${right}`]
      }),
    )
    expect(wrong).toEqual([])
  })
})
