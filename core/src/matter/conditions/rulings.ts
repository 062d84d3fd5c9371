import { refuse } from '../context.ts'
import { lastPartOf } from '../find.ts'
import { openRuling } from '../rulings.ts'
import { type Condition, firstOf, notAsked, rules, wrongState } from './common.ts'

const notUnreasonable: Condition = (matter) =>
  matter.overlays.some(({ kind, state }) => kind === 'unreasonable' && state === 'open')
    ? refuse('unreasonable.open')
    : null

/** An appeal is about the last part that its unit had; one about it is open at a time. */
const notAppealed: Condition = (matter, { actor }) => {
  const own = lastPartOf(matter, actor)
  return own && openRuling(matter, 'appeal', own.id) ? refuse('ruling.asked') : null
}

const appealed: Condition = (matter) =>
  matter.rulings.some(({ kind, ruling }) => kind === 'appeal' && ruling === null) ? null : wrongState(matter)

export const rulingConditions = {
  requestTermination: notAsked('termination'),
  terminate: rules('termination'),
  markUnreasonable: firstOf(notAsked('unreasonable'), notUnreasonable),
  ruleUnreasonable: rules('unreasonable'),
  appeal: notAppealed,
  ruleAppeal: appealed,
} as const satisfies Record<string, Condition>
