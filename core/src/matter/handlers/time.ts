import type { Bodies } from '../bodies.ts'
import { dueFields, movedClocks } from '../clock.ts'
import type { Draft } from '../draft.ts'
import { rulingRows } from '../rulings.ts'
import { pullBelow } from '../steps/below.ts'
import { countLateness, stopLateness, urgedFor } from '../steps/lateness.ts'
import { supervise, superviseFor, urge } from '../steps/overlay.ts'
import { endRuling } from '../steps/ruling.ts'
import type { Clock } from '../types.ts'

const clockOf = (draft: Draft, id: string): Clock => draft.matter.clocks.find((clock) => clock.id === id)!

const supervisedFor: readonly Clock['kind'][] = ['stage', 'feedback']

/** The last day begins: the unit is urged by itself. */
export function warn(draft: Draft, body: Bodies['warn']): string {
  draft.put('clocks', body.clock, { warnedAt: draft.context.now })
  if (urgedFor.includes(clockOf(draft, body.clock).kind)) urge(draft, 'yellow')
  return 'done'
}

/** A limit has passed: the unit is urged, and the limits begin after which its lateness is supervised. */
export function becomeOverdue(draft: Draft, body: Bodies['becomeOverdue']): string {
  draft.put('clocks', body.clock, { overdueAt: draft.context.now })
  const clock = clockOf(draft, body.clock)
  if (supervisedFor.includes(clock.kind)) superviseFor(draft, clock.kind)
  if (!urgedFor.includes(clock.kind)) return 'done'
  urge(draft, 'overdue')
  if (draft.assignment(clock.of!)?.kind === 'lead') countLateness(draft, clock)
  return 'done'
}

/** Late for too long: supervised, and after urging in vain named in a circular. */
export function superviseOverdue(draft: Draft, body: Bodies['superviseOverdue']): string {
  const clock = clockOf(draft, body.clock)
  draft.meet(clock.kind, clock.of)
  if (clock.kind === 'overdueCircular') supervise(draft, { form: 'circular', cause: 'overdue' })
  else superviseFor(draft, 'overdue')
  return clock.kind === 'overdueCircular' ? 'circular' : 'done'
}

/** A new list of holidays: due times that it moves are counted again; what was not due after all is not overdue, and warned of anew. */
export function recount(draft: Draft, _body: Bodies['recount']): string {
  const { calendar, now } = draft.context
  for (const clock of movedClocks(draft.matter, calendar)) {
    const due = dueFields(calendar, clock)
    const again = due.warnAt > now ? { warnedAt: null } : {}
    draft.put('clocks', clock.id, { ...due, ...again, ...(due.dueAt > now ? { overdueAt: null } : {}) })
  }
  stopLateness(draft)
  pullBelow(draft)
  return 'done'
}

/** Nobody decided in time. It means no to what was asked; where the work waited for it, the manager is told. */
export function lapseRuling(draft: Draft, body: Bodies['lapseRuling']): string {
  const ruling = draft.matter.rulings.find(({ id }) => id === body.ruling)!
  endRuling(draft, ruling, 'silence')
  if (ruling.kind === 'return') draft.put('assignments', ruling.assignment!, { state: 'handling' })
  return rulingRows[ruling.kind].escalates ? 'escalated' : 'done'
}
