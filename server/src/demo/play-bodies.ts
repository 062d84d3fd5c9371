import { toIso } from 'core/calendar'
import { isSealed, liveLead, type Matter } from 'core/matter'
import type { DemoMatter } from './draw-matter.ts'
import type { Step, StepCommand } from './story-types.ts'

/** Steps that go to a matter that is there already. */
export type SentStep = Exclude<StepCommand, 'register'>
export type Sendable = { command: SentStep }

interface Played {
  step: Step & Sendable
  /** How often the matter has been audited before this step: later replies are worded as such. */
  round: number
  matter: Matter
}

type Body = Record<string, unknown>

/** What each step carries, from the words drawn for the matter. */
export function bodyOf(past: DemoMatter, played: Played): Body {
  return bodies[played.step.command](past, played)
}

const assignmentOf = (matter: Matter): string => liveLead(matter)?.id ?? ''

const bodies: Readonly<Record<SentStep, (past: DemoMatter, played: Played) => Body>> = {
  accept: ({ type, category, urgency }) => ({ type, category, urgency }),
  requestSupplement: ({ missing }) => ({ missing }),
  supplement: ({ supplementText }) => ({ text: supplementText }),
  answer: ({ answerText, noArticle }) => ({ text: answerText, noArticle }),
  decline: ({ declineReason, declineChannel, noArticle }) => ({
    reason: declineReason ?? noArticle,
    channel: declineChannel ?? 'other',
  }),
  dispatch: (past, { step, matter }) => {
    const lead = step.unit ?? past.lead
    return {
      lead,
      ...(past.co.length > 0 ? { co: past.co.filter((unit) => unit !== lead) } : {}),
      catalogueEntry: past.catalogueEntry,
      ...(isSealed(matter) ? { titleForUnits: past.titleForUnits, contentForUnits: past.contentForUnits } : {}),
    }
  },
  sign: (_, { matter }) => ({ assignment: assignmentOf(matter) }),
  contactDemander: ({ contactNote }, { step, matter }) => ({
    assignment: assignmentOf(matter),
    at: toIso(step.at),
    note: contactNote,
  }),
  requestReturn: ({ returnReason, noArticle }, { step, matter }) => ({
    assignment: assignmentOf(matter),
    reason: returnReason,
    basis: noArticle,
    suggested: step.unit,
  }),
  reviewReturn: ({ returnReason }, { step, matter }) => ({
    assignment: assignmentOf(matter),
    ruling: step.ruling ?? 'approve',
    reason: returnReason,
  }),
  requestExtension: ({ unsolvedReason }, { matter }) => ({
    assignment: assignmentOf(matter),
    reason: unsolvedReason,
    by: { value: 5, unit: 'workingDay' },
    demanderTold: true,
  }),
  ruleExtension: (_, { step, matter }) => ({ assignment: assignmentOf(matter), ruling: step.ruling ?? 'approve' }),
  reply: replyBody,
  approveReply: ({ replyRejection }, { step, matter }) => ({
    assignment: assignmentOf(matter),
    ruling: step.ruling ?? 'approve',
    ...(step.ruling === 'reject' ? { reason: replyRejection } : {}),
  }),
  auditReply: ({ auditFindings }, { step }) => ({
    verdict: step.verdict ?? 'pass',
    ...(step.verdict === 'fail' ? { findings: auditFindings } : {}),
  }),
  recordCallback: callbackBody,
  rate: (_, { step }) => ({ solved: step.solved ?? 'yes', rating: step.rating ?? 5 }),
  requestReview: ({ reviewGrounds }) => ({ grounds: reviewGrounds }),
  ruleReview: ({ reviewReason }) => ({ ruling: 'uphold', reason: reviewReason }),
  withdraw: ({ withdrawReason }) => ({ reason: withdrawReason }),
}

function replyBody(past: DemoMatter, { step, round, matter }: Played): Body {
  const solved = step.solved ?? 'yes'
  const [internalText, publicText] = repliesOf(past, { solved, again: round > 0 })
  const unsolved = solved === 'yes' ? {} : { unsolvedReason: past.unsolvedReason }
  return {
    assignment: assignmentOf(matter),
    findings: { true: true, solved, inDuty: true, contacted: true, ...unsolved },
    internalText,
    publicText,
  }
}

function repliesOf(past: DemoMatter, { solved, again }: { solved: string; again: boolean }): [string, string] {
  if (solved !== 'yes') return [past.explainedInternalReply, past.explainedPublicReply]
  if (again) return [past.rehandledInternalReply, past.rehandledPublicReply]
  return [past.internalReply, past.publicReply]
}

function callbackBody(past: DemoMatter, { step }: Played): Body {
  if (step.reached === false) return { reached: false, note: past.unreachedNote }
  const { rating = 5, solved = 'yes', reasonable = true } = step
  const unhappy = reasonable ? past.dissatisfiedNote : past.unreasonableNote
  const note = rating >= 3 ? past.callbackNote : unhappy
  return { reached: true, contacted: true, solved, rating, reasonable, note }
}
