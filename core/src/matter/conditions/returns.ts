import { hasRole } from '../../access/index.ts'
import type { Instant } from '../../calendar/index.ts'
import { dueOf } from '../clock.ts'
import { type Context, type Refusal, refuse } from '../context.ts'
import { handleClockOf } from '../duty.ts'
import type { Assignment, Matter } from '../types.ts'
import { type Condition, rules, windowEnd, wrongState } from './common.ts'

/** Until when an assignment may be returned: within the window, or half the limit, without what was added to it, where limits run in hours. */
function returnEnd(matter: Matter, assignment: Assignment, context: Context): Instant {
  const clock = handleClockOf(matter, assignment)
  if (clock && clock.limit.unit !== 'workingDay' && clock.limit.unit !== 'naturalDay')
    return (clock.start + dueOf(context.calendar, { ...clock, extensions: [] }).dueAt) / 2
  return windowEnd(assignment.issuedAt, assignment.complex ? 'return.windowComplex' : 'return.window', context)
}

/** Why an assignment may not be returned; silence past the window makes the unit its owner. */
function notReturnable(matter: Matter, assignment: Assignment, context: Context): Refusal | null {
  if (assignment.designated) return refuse('return.designated')
  if (assignment.interim) return refuse('return.interim')
  if (!assignment.mayReturn) return refuse('return.rehandle')
  if (context.now < returnEnd(matter, assignment, context)) return null
  return refuse(assignment.complex ? 'return.windowComplex' : 'return.window')
}

/** The dispute climbs: the centre's manager first, the joint-meeting office when he did not decide in time. */
const designate: Condition = (matter, { actor }) => {
  const dispute = matter.overlays.find(({ kind, state }) => kind === 'dispute' && state === 'open')
  if (!dispute) return wrongState(matter)
  const clock = matter.clocks.findLast(({ of, kind }) => of === dispute.id && kind === 'dispute')
  const owner = clock?.rule === 'dispute.office' ? 'office' : 'centre_manager'
  return hasRole(actor, owner) ? null : { code: 'not-permitted' }
}

export const returnConditions = {
  requestReturn: (matter, context, assignment) => notReturnable(matter, assignment!, context),
  reviewReturn: rules('return'),
  designate,
} as const satisfies Record<string, Condition>
