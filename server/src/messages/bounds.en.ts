import type { boundWords as chinese } from './bounds.zh-CN.ts'

/** What is said where the value of a rule does not allow something; that value comes in as words. */
export const boundWords: typeof chinese = {
  'supplement.reopen': (value) => `Too late to supply anything: it had to come within ${value} of closing. Ask anew.`,
  'return.window': (value) =>
    `Too late to return it: within ${value} of dispatch, or, with a limit in hours, before half of it is over. Go on with it.`,
  'return.windowComplex': (value) =>
    `Too late to return it: a complex matter within ${value} of dispatch, or, with a limit in hours, before half of it is over. Go on with it.`,
  'return.max': (value) =>
    `This matter was returned as often as may be, ${value} times. Reject the request, or open a dispute.`,
  'extend.applyBefore': (value) => `Too late: an extension is asked for at least ${value} before the due time.`,
  'extend.maxTimes': (value) =>
    `No extension is left: the centre approves ${value}, the joint-meeting office one more, and nobody any after that.`,
  'extend.totalMax': (value) => `Too long: all extensions together may not exceed ${value}. Ask for less.`,
  'longTerm.feedback': (value) => `Too long between two feedbacks: ${value} at most. Put a stage between them.`,
  'review.applyWindow': (value) => `Too late for a review: it is asked for within ${value} of the reply.`,
  'review.max': (value) => `Each demander may ask for a review of one result ${value} time(s) at most, and has.`,
  'urge.fromPercent': (value) => `Too early to urge: from ${value} % of the handling period on.`,
  'urge.perWorkingDay': (value) => `Urged already: ${value} time(s) in a working day. Urge again on the next one.`,
}
