import { refuse } from '../context.ts'
import { lastPartOf } from '../find.ts'
import { openRuling } from '../rulings.ts'
import { type Condition, firstOf, isOwn, notAsked, rules, wrongState } from './common.ts'

const notUnreasonable: Condition = (matter) =>
  matter.overlays.some(({ kind, state }) => kind === 'unreasonable' && state === 'open')
    ? refuse('unreasonable.open')
    : null

/** An appeal is about the last part that its unit had; one about it is open at a time. */
const notAppealed: Condition = (matter, { actor }) => {
  const own = lastPartOf(matter, actor)
  return own && openRuling(matter, 'appeal', own.id) ? refuse('ruling.asked') : null
}

/** Several may be open, each about another part: one of them at least was not lodged by whoever is to rule. */
const appealed: Condition = (matter, context) => {
  const open = matter.rulings.filter(({ kind, ruling }) => kind === 'appeal' && ruling === null)
  if (open.length === 0) return wrongState(matter)
  return open.every(({ askedBy }) => isOwn(askedBy, context)) ? refuse('ruling.own') : null
}

export const rulingConditions = {
  requestTermination: notAsked('termination'),
  terminate: rules('termination'),
  markUnreasonable: firstOf(notAsked('unreasonable'), notUnreasonable),
  ruleUnreasonable: rules('unreasonable'),
  appeal: notAppealed,
  ruleAppeal: appealed,
} as const satisfies Record<string, Condition>
