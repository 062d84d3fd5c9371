import { refuse } from '../context.ts'
import { type Condition, firstOf, notAsked, rules, wrongState } from './common.ts'

const notUnreasonable: Condition = (matter) =>
  matter.overlays.some(({ kind, state }) => kind === 'unreasonable' && state === 'open')
    ? refuse('unreasonable.open')
    : null

const appealed: Condition = (matter) =>
  matter.rulings.some(({ kind, ruling }) => kind === 'appeal' && ruling === null) ? null : wrongState(matter)

export const rulingConditions = {
  requestTermination: notAsked('termination'),
  terminate: rules('termination'),
  markUnreasonable: firstOf(notAsked('unreasonable'), notUnreasonable),
  ruleUnreasonable: rules('unreasonable'),
  ruleAppeal: appealed,
} as const satisfies Record<string, Condition>
