import { isWithin } from '../../access/index.ts'
import { addDays, dayOf, type Instant, startOfDay, subtractWorkingDays } from '../../calendar/index.ts'
import { mayBeContacted } from '../allowed.ts'
import type { Bodies } from '../bodies.ts'
import { type Concerned, type Refusal, refuse } from '../context.ts'
import type { Draft } from '../draft.ts'
import { type Assignment, isLive, isSealed, type Matter } from '../types.ts'

/** True when a unit, or one it stands under, is complained of in the matter. */
const isComplainedOf = (draft: Draft, organizer: string): boolean =>
  draft.matter.about.some((about) => isWithin(draft.context.organizers, organizer, about))

/** The matter goes to its lead and co-organizers; each gets its own clocks. */
export function dispatch(draft: Draft, body: Bodies['dispatch']): string | Refusal {
  const { organizers, now, calendar } = draft.context
  const co = body.co ?? []
  const units = [body.lead, ...co]
  if (units.some((unit) => !organizers[unit])) return { code: 'unknown-organizer' }
  if (new Set(units).size !== units.length) return refuse('dispatch.duplicate')
  if (units.some((unit) => isComplainedOf(draft, unit))) return refuse('dispatch.about')
  if (isSealed(draft.matter) && !body.contentForUnits) return refuse('dispatch.contentForUnits')

  const { texts } = draft.matter
  draft.set({
    texts: {
      ...texts,
      titleForUnits: body.titleForUnits?.id ?? texts.titleForUnits,
      contentForUnits: body.contentForUnits?.id ?? texts.contentForUnits,
    },
  })
  const given = { complex: body.complex ?? false, advice: body.advice?.id ?? null }
  const contact = mayBeContacted(draft.matter) ? [{ kind: 'contact' as const }] : []
  const lead = draft.assign({ organizer: body.lead, kind: 'lead', ...given }, [
    { kind: 'sign' },
    ...contact,
    { kind: 'handle' },
  ])
  const due = draft.running('handle', lead.id)[0]!
  const notAfter = lessMargin(draft, due.dueAt, { now, inDays: due.limit.unit === 'workingDay', calendar })
  for (const organizer of co)
    draft.assign({ organizer, kind: 'co', ...given }, [
      { kind: 'sign' },
      { kind: 'handle', rule: 'co.limit', notAfter },
    ])
  return 'done'
}

/** A working day before `due`; the same due where that is past, or where limits run in hours. */
function lessMargin(
  draft: Draft,
  due: Instant,
  { now, inDays, calendar }: { now: Instant; inDays: boolean; calendar: Draft['context']['calendar'] },
): Instant {
  if (!inDays) return due
  const margin = draft.context.rules.limits['co.limit'].limit.value
  const lastDay = subtractWorkingDays(calendar, dayOf(due - 1), margin)
  const end = startOfDay(addDays(lastDay, 1))
  return end > now ? end : due
}

export const sign = (draft: Draft, body: Bodies['sign']): string => {
  draft.put('assignments', body.assignment, { signedAt: draft.context.now })
  return 'done'
}

/** First contact counts once; a moment that has not come yet is refused. */
export function contactDemander(draft: Draft, body: Bodies['contactDemander']): string | Refusal {
  return body.at > draft.context.now ? refuse('contact.future') : 'done'
}

/** The clock that says when an assignment must be done with. */
const handleClock = (draft: Draft, assignment: Assignment) =>
  draft.running('handle', assignment.id)[0] ?? draft.running('rehandle', assignment.id)[0]

/** A unit passes work on to one below it, due no later than itself. */
export function subAssign(draft: Draft, body: Bodies['subAssign'], { assignment }: Concerned): string | Refusal {
  const { organizers, now, calendar } = draft.context
  const parent = assignment!
  if (!organizers[body.organizer]) return { code: 'unknown-organizer' }
  if (chainOf(draft.matter, parent).includes(body.organizer)) return refuse('subAssign.cycle')
  if (!isWithin(organizers, body.organizer, parent.organizer)) return refuse('subAssign.below')
  if (isComplainedOf(draft, body.organizer)) return refuse('dispatch.about')

  const clock = handleClock(draft, parent)!
  const inDays = clock.limit.unit === 'workingDay'
  const notAfter = body.dueAt ?? lessMargin(draft, clock.dueAt, { now, inDays, calendar })
  if (notAfter > clock.dueAt || (body.dueAt !== undefined && body.dueAt <= now)) return refuse('subAssign.due')
  draft.assign(
    { organizer: body.organizer, kind: 'sub', parent: parent.id, round: parent.round, advice: body.advice?.id ?? null },
    [{ kind: 'sign' }, { kind: 'handle', rule: 'co.limit', notAfter }],
  )
  return 'done'
}

/** The organizers from an assignment up to its lead: none of them may appear below itself. */
function chainOf(matter: Matter, assignment: Assignment): string[] {
  const parent = matter.assignments.find(({ id }) => id === assignment.parent)
  return [assignment.organizer, ...(parent ? chainOf(matter, parent) : [])]
}

/** What the unit found and did; the public text is what the demander will read. */
export function reply(draft: Draft, body: Bodies['reply']): string | Refusal {
  const { unsolvedReason, ...findings } = body.findings
  if (findings.solved !== 'yes' && !unsolvedReason) return refuse('reply.reason')
  draft.put('assignments', body.assignment, {
    findings,
    internalText: body.internalText.id,
    publicText: body.publicText.id,
    repliedAt: draft.context.now,
  })
  return 'done'
}

/** The unit's leader answers for the reply. With the lead's, what still hangs below it is no longer needed. */
export function approveReply(draft: Draft, body: Bodies['approveReply'], { assignment }: Concerned): string | Refusal {
  if (body.ruling === 'reject') return body.reason ? 'rejected' : { code: 'missing-input', field: 'reason' }
  if (assignment!.kind !== 'lead') return 'approved'
  for (const other of draft.matter.assignments)
    if (other.id !== assignment!.id && isLive(other) && other.state !== 'replied') draft.recall(other)
  return 'leadApproved'
}

export const sendBack = (): string => 'done'
