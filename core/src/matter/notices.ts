import type { Role } from '../access/index.ts'
import { ownerOf } from './clock.ts'
import type { MatterEvent } from './events.ts'
import type { Matter } from './types.ts'

export const noticeKinds = [
  'silence',
  'disputeEscalated',
  'overdue',
  'supervised',
  'longTermProposed',
  'guidanceNamed',
  'critical',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** The roles that are told of something by themselves. */
export const noticeRoles = [
  'centre_manager',
  'supervisor',
  'office',
  'guidance',
  'dispatcher',
] as const satisfies Role[]

/** What one group of readers is told of an event: a role, of one unit where it is named. */
export interface Notice {
  kind: NoticeKind
  role: (typeof noticeRoles)[number]
  organizer: string | null
}

const to = (role: Notice['role'], kind: NoticeKind, organizer: string | null = null): Notice[] => [
  { kind, role, organizer },
]

/**
 * Who has to hear of an event that nobody sends him: the manager where silence was escalated, the office of a dispute
 * it has to decide, the supervisor of what is late or was set under supervision by a rule, the department that is to
 * guide, the dispatchers of what is critical and waits for them, minutes from its due time. Never of what the demander let pass. `matter` is the one after the event.
 */
export function noticesOf(event: MatterEvent, matter: Matter): Notice[] {
  const { command, outcome, facts } = event
  if (isCriticalNow(event, matter)) return to('dispatcher', 'critical')
  if (isSupervisedByRule(event)) return to('supervisor', 'supervised')
  if (command === 'lapseRuling') return outcome === 'escalated' ? to('centre_manager', 'silence') : []
  if (command === 'escalateDispute') return to('office', 'disputeEscalated')
  if (command === 'proposeLongTerm') return to('centre_manager', 'longTermProposed')
  if (command === 'declareLongTerm')
    return typeof facts.guidance === 'string' ? to('guidance', 'guidanceNamed', facts.guidance) : []
  const late = command === 'becomeOverdue' ? matter.clocks.find(({ id }) => id === facts.clock) : undefined
  return late && ownerOf(late, matter) !== 'demander' ? to('supervisor', 'overdue') : []
}

/** It has just become critical, before a unit has it. */
const isCriticalNow = ({ changes }: MatterEvent, { state }: Matter): boolean =>
  (state === 'registered' || state === 'dispatching') &&
  changes.some((change) => change.of === 'matter' && change.set.urgency === 'critical')

/** A supervision that came by a rule: whoever supervises himself need not be told. */
const isSupervisedByRule = ({ command, changes }: MatterEvent): boolean =>
  command !== 'supervise' && changes.some((change) => change.of === 'overlays' && change.set.kind === 'supervision')
