import { hasRole } from '../../access/index.ts'
import { addDays, type Calendar, dayOf, type Instant, subtractWorkingDays } from '../../calendar/index.ts'
import { refuse } from '../context.ts'
import { dutyOf } from '../duty.ts'
import { liveLead, supervisionsOf } from '../find.ts'
import { type Condition, wrongState } from './common.ts'

/** The working day something belongs to: its own day, or the last one before it. */
const workingDayOf = (calendar: Calendar, at: Instant) => subtractWorkingDays(calendar, addDays(dayOf(at), 1), 1)

/** The demander may push when half of the period is over, and not more often than the rules say in a working day. */
const urge: Condition = (matter, { now, rules, calendar }) => {
  const clock = dutyOf(matter)
  const share = rules.counts['urge.fromPercent'].count / 100
  if (!clock || now < clock.start + (clock.dueAt - clock.start) * share) return refuse('urge.fromPercent')
  const today = workingDayOf(calendar, now)
  const urged = matter.overlays.filter(
    ({ kind, cause, openedAt }) =>
      kind === 'urging' && cause === 'demander' && workingDayOf(calendar, openedAt) === today,
  )
  return urged.length < rules.counts['urge.perWorkingDay'].count ? null : refuse('urge.perWorkingDay')
}

const answerSupervision: Condition = (matter, { actor }) => {
  if (supervisionsOf(matter, ['open']).length === 0) return wrongState(matter)
  const lead = liveLead(matter)
  const mine = hasRole(actor, 'organizer_clerk') && actor.kind === 'staff' && actor.organizer === lead?.organizer
  return mine || (!lead && hasRole(actor, 'centre_manager')) ? null : { code: 'not-permitted' }
}

const isDifficult = (states: readonly string[]): Condition => {
  return (matter) =>
    matter.overlays.some(({ kind, state }) => kind === 'difficult' && states.includes(state))
      ? null
      : wrongState(matter)
}

export const overlayConditions = {
  urge,
  answerSupervision,
  liftSupervision: (matter) => (supervisionsOf(matter, ['open', 'answered']).length > 0 ? null : wrongState(matter)),
  markDifficult: (matter) =>
    matter.overlays.some(({ kind, state }) => kind === 'difficult' && state === 'open')
      ? refuse('difficult.open')
      : null,
  clearDifficult: isDifficult(['proposed', 'open']),
} as const satisfies Record<string, Condition>
