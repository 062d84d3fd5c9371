import { describe, expect, it } from 'vitest'
import { lifecycle, rowOf } from './lifecycle.ts'

const open = 'registered supplementing dispatching handling auditing callback reviewing'
const every = `${open} closed`
const staff =
  'operator dispatcher auditor callback_clerk supervisor centre_manager office organizer_clerk organizer_leader'

/** The table once more, by hand: who may take a command, and in which states. Whoever changes a row changes this too. */
const byHand: Record<keyof typeof lifecycle, [by: string, from: string]> = {
  register: ['demander operator', ''],
  merge: ['dispatcher', 'registered supplementing dispatching handling'],
  takeIn: ['system', open],
  unmerge: ['dispatcher', 'closed'],
  letGo: ['system', open],
  join: ['demander operator', open],
  answer: ['operator dispatcher', 'registered dispatching'],
  decline: ['operator dispatcher', 'registered dispatching'],
  requestSupplement: ['dispatcher', 'registered dispatching'],
  supplement: ['demander', 'supplementing closed'],
  lapseSupplement: ['system', 'supplementing'],
  accept: ['dispatcher', 'registered'],
  withdraw: ['demander', 'registered supplementing dispatching handling'],
  ruleWithdrawal: ['centre_manager', open],
  dispatch: ['dispatcher', 'dispatching'],
  sign: ['organizer_clerk', 'handling'],
  autoSign: ['system', 'handling'],
  contactDemander: ['organizer_clerk', 'handling'],
  askDemander: ['organizer_clerk', 'handling'],
  relayAnswer: ['demander callback_clerk', open],
  subAssign: ['organizer_clerk', 'handling'],
  reply: ['organizer_clerk', 'handling'],
  approveReply: ['organizer_leader', 'handling'],
  sendBack: ['organizer_clerk', 'handling'],
  requestReturn: ['organizer_leader', 'handling'],
  reviewReturn: ['dispatcher centre_manager organizer_leader', 'handling'],
  designate: ['centre_manager office', 'handling'],
  recall: ['dispatcher centre_manager organizer_clerk', 'handling'],
  requestExtension: ['organizer_leader', 'handling'],
  ruleExtension: ['centre_manager office organizer_leader', 'handling'],
  requestLongTerm: ['organizer_clerk', 'handling'],
  proposeLongTerm: ['system', every],
  declareLongTerm: ['centre_manager', 'handling closed'],
  submitPlan: ['organizer_clerk', 'handling'],
  approvePlan: ['guidance centre_manager', 'handling'],
  reportStage: ['organizer_clerk', 'handling'],
  advise: ['guidance centre_manager', 'handling'],
  endLongTerm: ['centre_manager', 'handling'],
  enterLegalProcedure: ['organizer_clerk', 'handling'],
  ruleLegalProcedure: ['centre_manager', 'handling'],
  confirmLegalProcedure: ['organizer_clerk', 'handling'],
  endLegalProcedure: ['organizer_clerk', 'handling'],
  reportLegalResult: ['organizer_clerk', 'handling'],
  requestTermination: ['organizer_clerk', 'handling'],
  terminate: ['centre_manager', 'handling'],
  markUnreasonable: ['organizer_clerk', 'handling auditing callback closed'],
  ruleUnreasonable: ['centre_manager', every],
  appeal: ['organizer_clerk organizer_leader', every],
  ruleAppeal: ['centre_manager office', every],
  auditReply: ['auditor', 'auditing'],
  recordCallback: ['callback_clerk', 'callback'],
  rate: ['demander', 'callback'],
  endCallback: ['system', 'callback'],
  requestReview: ['demander', 'closed'],
  ruleReview: ['centre_manager guidance office', 'reviewing'],
  urge: ['demander', 'registered dispatching handling auditing reviewing'],
  supervise: ['supervisor centre_manager office leader', open],
  answerSupervision: ['organizer_clerk centre_manager', every],
  liftSupervision: ['supervisor', every],
  markDifficult: ['organizer_clerk centre_manager', every],
  clearDifficult: ['centre_manager office', every],
  setConfidential: ['operator dispatcher centre_manager demander', every],
  correct: ['operator dispatcher centre_manager', open],
  tag: [staff, every],
  comment: [staff, every],
  warn: ['system', every],
  becomeOverdue: ['system', every],
  superviseOverdue: ['system', open],
  escalateDispute: ['system', 'handling'],
  recount: ['system', every],
  lapseRuling: ['system', every],
}

describe('the table', () => {
  it.each(Object.entries(byHand))('%s', (name, [by, from]) => {
    const row = rowOf(name as keyof typeof lifecycle)
    expect([row.by.join(' '), row.from.join(' ')]).toEqual([by, from])
  })

  it('has no row that is not here', () => {
    expect(Object.keys(byHand).sort()).toEqual(Object.keys(lifecycle).sort())
  })
})
