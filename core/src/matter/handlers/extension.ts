import { computeDue, type Instant, type Limit } from '../../calendar/index.ts'
import type { Bodies } from '../bodies.ts'
import { dueFields } from '../clock.ts'
import { hasClock } from '../conditions/extension.ts'
import { type Concerned, type Refusal, refuse } from '../context.ts'
import type { Draft } from '../draft.ts'
import { handleClockOf } from '../duty.ts'
import { superiorOf } from '../find.ts'
import { openRuling } from '../rulings.ts'
import { askRuling, endRuling } from '../steps/ruling.ts'
import type { Assignment, Clock, Ruling } from '../types.ts'

/** More time, asked for before the due time. The clock runs on until it is approved; reaching the due time is a no. */
export function requestExtension(
  draft: Draft,
  body: Bodies['requestExtension'],
  { assignment }: Concerned,
): string | Refusal {
  const clock = handleClockOf(draft.matter, assignment!)!
  const statute = body.statute !== undefined
  const times = approved(draft, assignment!).length
  if (body.by.unit !== clock.limit.unit) return refuse('extend.unit')
  const tooMuch = statute ? null : beyondMaxima(draft, { assignment: assignment!, clock, by: body.by })
  if (tooMuch) return tooMuch
  if (outlastsSuperior(draft, assignment!, extendedDue(draft, clock, body.by))) return refuse('subAssign.due')
  const second = !statute && times >= draft.context.rules.counts['extend.maxTimes'].count
  askRuling(draft, 'extension', {
    assignment: assignment!.id,
    owner: assignment!.kind === 'sub' ? 'organizer_leader' : second ? 'office' : 'centre_manager',
    extension: { by: body.by, statute },
    own: { notAfter: clock.dueAt },
  })
  return 'done'
}

/** Extensions an assignment has had by the rules; those that a law gives do not count among them. */
const approved = (draft: Draft, { id }: Assignment): Ruling[] =>
  draft.matter.rulings.filter(
    ({ kind, assignment, ruling, extension }) =>
      kind === 'extension' && assignment === id && ruling === 'approve' && !extension?.statute,
  )

/** One by the centre and one by the office, each no longer than the period itself, and not too much in all. */
function beyondMaxima(
  draft: Draft,
  { assignment, clock, by }: { assignment: Assignment; clock: Clock; by: Limit },
): Refusal | null {
  const { limits, counts } = draft.context.rules
  const before = approved(draft, assignment)
  if (before.length > counts['extend.maxTimes'].count) return refuse('extend.maxTimes')
  if (by.value > clock.limit.value) return refuse('extend.perTime')
  const total = before.reduce((sum, { extension }) => sum + (extension?.by.value ?? 0), by.value)
  const { limit } = limits['extend.totalMax']
  return by.unit === limit.unit && total > limit.value ? refuse('extend.totalMax') : null
}

/** What a bound clock gains counts from its bound; a free one's is a plain sum from its start. */
function extendedBound(draft: Draft, clock: Clock, by: Limit): Instant | null {
  if (clock.notAfter === null) return null
  const inDays = by.unit === 'workingDay' || by.unit === 'naturalDay'
  const { dueAt } = computeDue(draft.context.calendar, { start: inDays ? clock.dueAt - 1 : clock.dueAt, limit: by })
  const paused = clock.pauses.reduce((sum, { from, to }) => (to === null ? sum : sum + to - from), 0)
  return dueAt - paused
}

function extended(draft: Draft, clock: Clock, by: Limit) {
  const terms = { extensions: [...clock.extensions, by], notAfter: extendedBound(draft, clock, by) }
  return { ...terms, ...dueFields(draft.context.calendar, { ...clock, ...terms }) }
}

const extendedDue = (draft: Draft, clock: Clock, by: Limit): Instant => extended(draft, clock, by).dueAt

/** Nothing is due after what it answers to. */
function outlastsSuperior({ matter }: Draft, assignment: Assignment, dueAt: Instant): boolean {
  const superior = superiorOf(matter, assignment)
  const above = superior && handleClockOf(matter, superior)
  return above !== undefined && dueAt > above.dueAt
}

export function ruleExtension(
  draft: Draft,
  body: Bodies['ruleExtension'],
  { assignment }: Concerned,
): string | Refusal {
  const asked = openRuling(draft.matter, 'extension', assignment!.id)!
  if (body.ruling === 'reject') {
    endRuling(draft, asked, 'reject')
    return 'rejected'
  }
  const { by } = asked.extension!
  const barred = noLongerExtendable(draft, assignment!, by)
  if (barred) return barred
  const clock = handleClockOf(draft.matter, assignment!)!
  endRuling(draft, asked, 'approve')
  draft.put('clocks', clock.id, { ...extended(draft, clock, by), warnedAt: null })
  return 'approved'
}

/** The clock may have changed since time was asked for: suspended, corrected, or run out. */
function noLongerExtendable(draft: Draft, assignment: Assignment, by: Limit): Refusal | null {
  const barred = hasClock(draft.matter, draft.context, assignment)
  if (barred) return barred
  const clock = handleClockOf(draft.matter, assignment)!
  if (draft.context.now >= clock.dueAt) return refuse('extend.applyBefore')
  if (by.unit !== clock.limit.unit) return refuse('extend.unit')
  return outlastsSuperior(draft, assignment, extendedDue(draft, clock, by)) ? refuse('subAssign.due') : null
}
