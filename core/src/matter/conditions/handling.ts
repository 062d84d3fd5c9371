import { isPaused } from '../clock.ts'
import { refuse } from '../context.ts'
import { lastDutyOf } from '../duty.ts'
import { mayBeContacted, regimeOf } from '../find.ts'
import { waitsForAnswer } from '../waiting.ts'
import { type Condition, firstOf, isOwn, wrongState } from './common.ts'

/** While a regime lasts the lead's reply waits for its end: it is the final reply, or the result of the procedure. */
const noRegime: Condition = (matter, _context, assignment) => {
  const on = regimeOf(matter, 'longTerm') ?? regimeOf(matter, 'legalProcedure')
  return on && assignment?.kind === 'lead' ? refuse('reply.regime') : null
}

/** While an assignment's own limit rests nothing can be due before it. */
const notSuspended: Condition = (matter, _context, assignment) => {
  const clock = lastDutyOf(matter, assignment!)
  return clock && isPaused(clock) ? refuse('subAssign.paused') : null
}

/** There is a unit below, to which it could go. */
const hasBelow: Condition = (_matter, { organizers }, assignment) =>
  Object.values(organizers).some(({ parent }) => parent === assignment!.organizer) ? null : refuse('subAssign.below')

/** There is something to be passed on only while a question waits for its answer. */
const hasQuestion: Condition = (matter) => {
  if (matter.questions.length === 0) return wrongState(matter)
  return matter.questions.some((asked) => waitsForAnswer(asked, matter)) ? null : refuse('question.answered')
}

export const handlingConditions = {
  reply: noRegime,
  subAssign: firstOf(hasBelow, notSuspended),
  relayAnswer: hasQuestion,
  contactDemander: (matter) => (mayBeContacted(matter) ? null : refuse('contact.sealed')),
  approveReply: (_matter, context, assignment) =>
    isOwn(assignment?.repliedBy ?? null, context) ? refuse('ruling.own') : null,
} as const satisfies Record<string, Condition>
