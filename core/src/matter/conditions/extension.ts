import type { Limit } from '../../calendar/index.ts'
import { isPaused } from '../clock.ts'
import { refuse } from '../context.ts'
import { handleClockOf } from '../duty.ts'
import { type Condition, firstOf, notAsked, rulesAsOwner } from './common.ts'

/** Rules of this kind are in hours or minutes alone. */
const lengthOf = ({ value, unit }: Limit): number => value * (unit === 'hour' ? 3_600_000 : 60_000)

/** Only the limit on handling can be extended: what a law or its end sets cannot. */
export const hasClock: Condition = (matter, _context, assignment) => {
  const clock = handleClockOf(matter, assignment!)
  return clock && clock.kind !== 'legalReport' && !isPaused(clock) ? null : refuse('extend.clock')
}

const inTime: Condition = (matter, { now, rules }, assignment) => {
  const { dueAt } = handleClockOf(matter, assignment!)!
  return now <= dueAt - lengthOf(rules.limits['extend.applyBefore'].limit) ? null : refuse('extend.applyBefore')
}

export const extensionConditions = {
  requestExtension: firstOf(notAsked('extension'), hasClock, inTime),
  ruleExtension: rulesAsOwner('extension'),
} as const satisfies Record<string, Condition>
