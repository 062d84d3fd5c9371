import { refuse } from '../context.ts'
import { openRuling } from '../rulings.ts'
import { type Condition, rules, windowEnd, wrongState } from './common.ts'

const supplement: Condition = (matter, context) => {
  if (matter.state !== 'closed') return null
  if (matter.closing !== 'insufficient') return wrongState(matter)
  return context.now < windowEnd(matter.closedAt!, 'supplement.reopen', context) ? null : refuse('supplement.reopen')
}

export const intakeConditions = {
  supplement,
  withdraw: (matter) => (openRuling(matter, 'withdrawal') ? refuse('withdraw.asked') : null),
  ruleWithdrawal: rules('withdrawal'),
} as const satisfies Record<string, Condition>
