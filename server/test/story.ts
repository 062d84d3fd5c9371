import type { AssignmentView, ClockView } from 'contract/matter-parts'
import type { EventView, MatterView } from 'contract/views'
import { zhCN } from '../src/messages/zh-CN.ts'
import { aReply } from './a-matter.ts'
import { type Answer, type Api, type Body, type Caller, dueOf, shown } from './api.ts'

/** The accounts of the centre by their names, which the stories send in turn. */
export const centre = ['operator', 'dispatcher', 'auditor', 'callback_clerk', 'centre_manager', 'office'] as const
export type Seat = (typeof centre)[number]

export async function seatsOf(api: Api): Promise<Record<Seat, Caller>> {
  const callers = await Promise.all(centre.map(async (account) => [account, await api.as(account)] as const))
  return Object.fromEntries(callers) as Record<Seat, Caller>
}

/** The latest assignment of an organizer; it must be there. */
export function assignmentOf({ assignments }: MatterView, organizer: string): AssignmentView {
  const found = assignments.findLast((one) => one.organizer === organizer)
  if (!found) throw new Error(`${organizer} has no assignment`)
  return found
}

/** The latest clock of a kind; of one assignment's where its id is given. */
export const clockOf = ({ clocks }: MatterView, kind: string, of?: string): ClockView | undefined =>
  clocks.findLast((clock) => clock.kind === kind && (of === undefined || clock.of === of))

/** The due time of an organizer's latest assignment. */
export const dueFor = (view: MatterView, organizer: string): string => shown(assignmentOf(view, organizer).dueAt)

/** The due time of a kind's latest clock, of an organizer's latest assignment. */
export const dueOfUnit = (view: MatterView, kind: string, organizer: string): string =>
  dueOf(view, kind, assignmentOf(view, organizer).id)

/** What a refusal by a rule says: its status, the rule and whether it names its basis and says what this rule forbids. */
export const refusalOf = ({ status, body }: Answer): [number, unknown, boolean] => [
  status,
  body.rule,
  Boolean(body.basis) && body.detail !== zhCN.problems['rule-refused'].detail,
]

/** What happened about one thing, with the moments: `['warn', '2026-10-12 00:00']`. */
export const toldOf = (events: readonly EventView[], clock: string): [string, string][] =>
  events.filter(({ facts }) => (facts as Body).clock === clock).map(({ command, at }) => [command, shown(at)])

/** A lead signs, replies and has its leader's yes, all at the present moment. The audit comes next. */
export async function handled(api: Api, no: string, organizer: string): Promise<MatterView> {
  const clerk = await api.as(`clerk_${organizer}`)
  const { id: assignment, state } = assignmentOf(await clerk.view(no), organizer)
  if (state === 'issued') await clerk.do(no, 'sign', { assignment })
  await clerk.do(no, 'reply', aReply(assignment))
  return (await api.as(`leader_${organizer}`)).do(no, 'approveReply', { assignment, ruling: 'approve' })
}
