import { isWithin } from '../../access/index.ts'
import { addDays, dayOf, type Instant, startOfDay, subtractWorkingDays } from '../../calendar/index.ts'
import type { Bodies } from '../bodies.ts'
import type { OwnTerms } from '../clock.ts'
import { type Concerned, type Refusal, refuse } from '../context.ts'
import type { Draft } from '../draft.ts'
import { lastDutyOf } from '../duty.ts'
import { isLive, isSealed, regimeOf } from '../find.ts'
import { isComplainedOf, leadClocks, release } from '../steps/lead.ts'
import { superviseRepeated } from '../steps/repeated.ts'
import { dropRulings } from '../steps/ruling.ts'
import type { Assignment, Clock, Matter } from '../types.ts'

/** The matter goes to its lead and co-organizers; each gets its own clocks. */
export function dispatch(draft: Draft, body: Bodies['dispatch']): string | Refusal {
  const { organizers } = draft.context
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
  const lead = draft.assign({ organizer: body.lead, kind: 'lead', ...given }, leadClocks(draft))
  startPlan(draft)
  const own = boundTo(draft, lastDutyOf(draft.matter, lead)!)
  for (const organizer of co)
    draft.assign({ organizer, kind: 'co', ...given }, [{ kind: 'sign' }, { kind: 'handle', own }])
  superviseRepeated(draft)
  return 'done'
}

/** A matter that was declared long-term before it had a lead begins to owe its plan with the dispatch. */
function startPlan(draft: Draft): void {
  const regime = regimeOf(draft.matter, 'longTerm')
  if (regime) draft.startClock('plan', regime.id)
}

/**
 * A limit that ends a working day before the one it depends on; with the same due where that day is past, or where
 * limits run in hours. It stays when the other is extended later.
 */
function boundTo(draft: Draft, { limit, dueAt }: Clock, given?: Instant): OwnTerms {
  const { rules, calendar, now } = draft.context
  const margin = rules.limits['co.limit'].limit.value
  const inDays = limit.unit === 'workingDay' || limit.unit === 'naturalDay'
  const before = inDays ? startOfDay(addDays(subtractWorkingDays(calendar, dayOf(dueAt - 1), margin), 1)) : dueAt
  return { rule: 'co.limit', limit, notAfter: given ?? (before > now ? before : dueAt) }
}

export const sign = (draft: Draft, body: Bodies['sign']): string => {
  draft.put('assignments', body.assignment, { signedAt: draft.context.now })
  return 'done'
}

/** First contact counts once; a moment that has not come yet is refused. */
export function contactDemander(
  draft: Draft,
  { at }: Bodies['contactDemander'],
  { assignment }: Concerned,
): string | Refusal {
  if (at > draft.context.now) return refuse('contact.future')
  return at < startOfMinute(assignment!.issuedAt) ? refuse('contact.early') : 'done'
}

const minute = 60_000

/** People write times by the minute: within that of the assignment itself nothing is too early. */
const startOfMinute = (at: Instant): Instant => at - (at % minute)

/** A unit passes work on to one below it, due no later than itself. */
export function subAssign(draft: Draft, body: Bodies['subAssign'], { assignment }: Concerned): string | Refusal {
  const { organizers, now } = draft.context
  const parent = assignment!
  if (!organizers[body.organizer]) return { code: 'unknown-organizer' }
  if (chainOf(draft.matter, parent).includes(body.organizer)) return refuse('subAssign.cycle')
  if (!isWithin(organizers, body.organizer, parent.organizer)) return refuse('subAssign.below')
  if (isComplainedOf(draft, body.organizer)) return refuse('dispatch.about')
  const isTwice = draft.matter.assignments.some(
    (one) => one.parent === parent.id && one.organizer === body.organizer && isLive(one),
  )
  if (isTwice) return refuse('dispatch.duplicate')

  const clock = lastDutyOf(draft.matter, parent)!
  if (body.dueAt !== undefined && (body.dueAt > clock.dueAt || body.dueAt <= now)) return refuse('subAssign.due')
  const { id, round } = parent
  draft.assign({ organizer: body.organizer, kind: 'sub', parent: id, round, advice: body.advice?.id ?? null }, [
    { kind: 'sign' },
    { kind: 'handle', own: boundTo(draft, clock, body.dueAt) },
  ])
  return 'done'
}

/** The organizers from an assignment up to its lead: none of them may appear below itself. */
function chainOf(matter: Matter, assignment: Assignment): string[] {
  const parent = matter.assignments.find(({ id }) => id === assignment.parent)
  return [assignment.organizer, ...(parent ? chainOf(matter, parent) : [])]
}

/** What the unit found and did; the public text is what the demander will read. */
export function reply(draft: Draft, body: Bodies['reply']): string | Refusal {
  const { now, actor } = draft.context
  const { unsolvedReason, ...findings } = body.findings
  if (findings.solved !== 'yes' && !unsolvedReason) return refuse('reply.reason')
  draft.put('assignments', body.assignment, {
    findings,
    internalText: body.internalText.id,
    publicText: body.publicText.id,
    repliedAt: now,
    repliedBy: actor.kind === 'staff' ? actor.account : null,
  })
  return 'done'
}

/** The unit's leader answers for the reply. With the lead's, what still hangs below it is no longer needed. */
export function approveReply(draft: Draft, body: Bodies['approveReply'], { assignment }: Concerned): string | Refusal {
  if (body.ruling === 'reject') return body.reason ? 'rejected' : { code: 'missing-input', field: 'reason' }
  dropRulings(draft, { assignment: assignment!.id })
  if (assignment!.kind !== 'lead') return 'approved'
  for (const other of draft.matter.assignments)
    if (other.id !== assignment!.id && isLive(other) && other.state !== 'replied') release(draft, other, 'recalled')
  return 'leadApproved'
}

export const sendBack = (): string => 'done'
