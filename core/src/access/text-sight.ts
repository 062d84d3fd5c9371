/**
 * Who may read a free text beside the centre. `unsealed`: units, but not of a report or a confidential matter. `relayed`:
 * there too, once the centre itself has passed it on.
 */
interface TextSight {
  units: 'always' | 'unsealed' | 'relayed' | 'never'
  demander: boolean
}

const seen = (units: TextSight['units'], demander: boolean): TextSight => ({ units, demander })

/** Every free text of every command, by `command.field`. A text that is missing here would be seen by nobody but the centre. */
export const textSight: Readonly<Record<string, TextSight>> = {
  'register.title': seen('unsealed', true),
  'register.content': seen('unsealed', true),
  'register.address': seen('unsealed', true),
  'answer.text': seen('unsealed', true),
  'answer.noArticle': seen('never', false),
  'decline.reason': seen('unsealed', true),
  'requestSupplement.missing': seen('unsealed', true),
  'supplement.text': seen('unsealed', true),
  'dispatch.advice': seen('always', false),
  'dispatch.titleForUnits': seen('always', false),
  'dispatch.contentForUnits': seen('always', false),
  'contactDemander.number': seen('unsealed', false),
  'contactDemander.note': seen('unsealed', false),
  'askDemander.question': seen('always', true),
  'relayAnswer.text': seen('relayed', true),
  'subAssign.advice': seen('always', false),
  'reply.unsolvedReason': seen('always', false),
  'reply.internalText': seen('always', false),
  // Told to the demander when the reply has passed the audit, not before.
  'reply.publicText': seen('always', false),
  'approveReply.reason': seen('always', false),
  'sendBack.reason': seen('always', false),
  'requestReturn.reason': seen('always', false),
  'requestReturn.basis': seen('always', false),
  'reviewReturn.reason': seen('always', false),
  'designate.ruling': seen('always', false),
  'designate.basis': seen('always', false),
  'recall.reason': seen('always', false),
  'requestExtension.reason': seen('always', false),
  'requestExtension.statute': seen('always', true),
  'ruleExtension.reason': seen('always', false),
  'requestLongTerm.reason': seen('always', false),
  'declareLongTerm.reason': seen('always', true),
  // Told to the demander when the plan is approved, not before.
  'submitPlan.goals': seen('always', true),
  'submitPlan.goal': seen('always', true),
  'approvePlan.opinion': seen('always', false),
  // Staged feedback is owed to the demander as much as to the centre.
  'reportStage.text': seen('always', true),
  'advise.text': seen('always', false),
  'endLongTerm.conclusion': seen('always', true),
  'enterLegalProcedure.law': seen('always', true),
  'enterLegalProcedure.caseNumber': seen('unsealed', true),
  'ruleLegalProcedure.reason': seen('always', false),
  'confirmLegalProcedure.note': seen('always', false),
  'reportLegalResult.unsolvedReason': seen('always', false),
  'reportLegalResult.internalText': seen('always', false),
  // As with every reply: told to the demander when it has passed the audit.
  'reportLegalResult.publicText': seen('always', false),
  'requestTermination.reason': seen('always', false),
  'terminate.reason': seen('always', true),
  'markUnreasonable.evidence': seen('always', false),
  'ruleUnreasonable.reason': seen('always', false),
  'appeal.about': seen('always', false),
  'appeal.evidence': seen('always', false),
  'ruleAppeal.reason': seen('always', false),
  'unmerge.reason': seen('never', false),
  'auditReply.findings': seen('always', false),
  'recordCallback.note': seen('unsealed', false),
  'rate.note': seen('unsealed', true),
  'requestReview.grounds': seen('unsealed', true),
  'ruleReview.reason': seen('always', true),
  'withdraw.reason': seen('unsealed', true),
  'ruleWithdrawal.reason': seen('never', true),
  'urge.text': seen('unsealed', true),
  'supervise.reason': seen('always', false),
  'answerSupervision.text': seen('always', false),
  'liftSupervision.conclusion': seen('always', false),
  'markDifficult.reason': seen('always', false),
  'clearDifficult.conclusion': seen('always', false),
  'setConfidential.reason': seen('never', true),
  'correct.value': seen('always', false),
  'correct.address': seen('unsealed', true),
  'correct.why': seen('never', false),
  'comment.text': seen('unsealed', false),
}

/** Kinds of text that units lose when a matter becomes a report or confidential, and get when it no longer is. */
export const unsealedKinds: readonly string[] = Object.keys(textSight).filter(
  (kind) => textSight[kind]!.units === 'unsealed' || textSight[kind]!.units === 'relayed',
)

/** Whether units and the demander may read a text of this kind. `byCentre`: the call-back clerk wrote it, to pass something on. */
export function readersOf(
  kind: string,
  sealed: boolean,
  byCentre = false,
): { forUnits: boolean; forDemander: boolean } {
  const { units, demander } = textSight[kind] ?? seen('never', false)
  const opened = units === 'unsealed' || units === 'relayed'
  return {
    forUnits: units === 'always' || (opened && !sealed) || (units === 'relayed' && byCentre),
    forDemander: demander,
  }
}
