import { addDays, dayOf } from 'core/calendar'
import type { Command, Matter } from 'core/matter'
import { text } from './desk.ts'

/** Takes the next whole number below `below`: the one source of chance of a walk. */
export type Draw = (below: number) => number

export const pick = <Item>(draw: Draw, items: readonly Item[]): Item => items[draw(items.length)]!

export const units = ['chengguan', 'panyu', 'shiqiao', 'water'] as const

type Fields = Record<string, unknown>

/** A body for any command, mostly one that fits the matter. `assignment`: the one it is about, where there is one. */
export function someBody(
  draw: Draw,
  name: Command['name'],
  { matter, assignment }: { matter: Matter; assignment: string },
): Fields {
  const body = bodies[name]?.(draw, matter) ?? { reason: text() }
  return { assignment, ...body, ...(draw(2) === 0 ? { contact: 'contact-1' } : {}) }
}

const solved = (draw: Draw) => pick(draw, ['yes', 'partly', 'no'] as const)
const ruling = (draw: Draw) => pick(draw, ['approve', 'approve', 'reject'] as const)
const replied = (draw: Draw) => ({
  findings: { true: true, solved: solved(draw), inDuty: true, contacted: true, unsolvedReason: text() },
  internalText: text(),
  publicText: text(),
})
const ruled = (draw: Draw) => ({ ruling: ruling(draw), reason: text() })
const partOf = (draw: Draw, parts: readonly { id: string }[]) => (parts.length > 0 ? pick(draw, parts).id : 'none')
const supervision = (draw: Draw, { overlays }: Matter) =>
  partOf(
    draw,
    overlays.filter(({ kind }) => kind === 'supervision'),
  )

const bodies: Partial<Record<Command['name'], (draw: Draw, matter: Matter) => Fields>> = {
  join: () => ({ demander: { kind: 'person', digest: 'digest of another' } }),
  answer: () => ({ text: text(), noArticle: text() }),
  decline: () => ({ reason: text(), channel: 'petition' }),
  requestSupplement: () => ({ missing: text() }),
  supplement: () => ({ text: text() }),
  accept: (draw) => ({
    type: pick(draw, ['complaint', 'report', 'praise']),
    category: '0101',
    urgency: pick(draw, ['general', 'urgent']),
  }),
  dispatch: (draw) => {
    const lead = pick(draw, units)
    return { lead, co: units.filter((unit) => unit !== lead).slice(0, draw(3)), contentForUnits: text() }
  },
  contactDemander: (_draw, { lastAt }) => ({ at: lastAt, note: text() }),
  askDemander: () => ({ question: text() }),
  relayAnswer: (draw, { questions }) => ({
    question: partOf(
      draw,
      questions.filter(({ answeredAt }) => answeredAt === null),
    ),
    text: text(),
  }),
  subAssign: (draw) => ({ organizer: pick(draw, ['shiqiao', 'grid', 'water']) }),
  reply: replied,
  approveReply: ruled,
  requestReturn: (draw) => ({ reason: text(), basis: text(), suggested: pick(draw, units) }),
  reviewReturn: (draw) => ({
    ruling: pick(draw, ['approve', 'approve', 'reject', 'dispute']),
    reason: text(),
    interim: pick(draw, units),
  }),
  designate: (draw) => ({ organizer: pick(draw, units), ruling: text(), basis: text() }),
  requestExtension: (draw) => ({
    reason: text(),
    by: { value: 1 + draw(6), unit: pick(draw, ['workingDay', 'workingDay', 'hour']) },
    demanderTold: true,
    ...(draw(4) === 0 && { statute: text() }),
  }),
  ruleExtension: ruled,
  submitPlan: (draw, matter) => {
    const first = 1 + draw(28)
    const dueOns = [first, first + 1 + draw(28)].map((days) => dayAfter(matter, days))
    return { goals: text(), stages: dueOns.map((dueOn) => ({ goal: text(), dueOn })) }
  },
  approvePlan: (draw) => ({ ruling: ruling(draw), opinion: text() }),
  declareLongTerm: (draw) => ({ reason: text(), ...(draw(2) === 0 && { guidance: 'chengguan' }) }),
  reportStage: (draw, { stages }) => ({ stage: partOf(draw, stages), text: text() }),
  advise: () => ({ text: text() }),
  endLongTerm: () => ({ conclusion: text() }),
  enterLegalProcedure: (draw, matter) => ({
    law: text(),
    caseNumber: text(),
    expectedEndOn: dayAfter(matter, 2 + draw(60)),
  }),
  ruleLegalProcedure: ruled,
  endLegalProcedure: (_draw, matter) => ({ endedOn: dayAfter(matter, 0) }),
  reportLegalResult: replied,
  terminate: ruled,
  markUnreasonable: () => ({ evidence: text() }),
  ruleUnreasonable: ruled,
  appeal: () => ({ about: text(), evidence: text() }),
  ruleAppeal: (draw, { rulings }) => ({
    appeal: partOf(
      draw,
      rulings.filter(({ kind, ruling }) => kind === 'appeal' && ruling === null),
    ),
    ...ruled(draw),
  }),
  merge: () => ({ into: '2603020000025' }),
  auditReply: (draw) => ({ verdict: pick(draw, ['pass', 'pass', 'fail']), findings: text() }),
  recordCallback: (draw) => ({
    reached: draw(3) > 0,
    solved: solved(draw),
    rating: 1 + draw(5),
    reasonable: draw(2) === 0,
  }),
  rate: (draw) => ({ solved: solved(draw), rating: 1 + draw(5) }),
  requestReview: () => ({ grounds: text() }),
  ruleReview: (draw) => ({ ruling: pick(draw, ['uphold', 'rehandle']), reason: text() }),
  ruleWithdrawal: ruled,
  supervise: (draw) => ({
    form: pick(draw, ['routine', 'listed']),
    reason: text(),
    due: { value: 1 + draw(5), unit: pick(draw, ['workingDay', 'hour']) },
  }),
  answerSupervision: (draw, matter) => ({ supervision: supervision(draw, matter), text: text() }),
  liftSupervision: (draw, matter) => ({ supervision: supervision(draw, matter), conclusion: text() }),
  setConfidential: (draw) => ({ confidential: draw(2) === 0, reason: text() }),
  correct: (draw) => ({ field: 'urgency', value: pick(draw, ['general', 'urgent', 'critical']), why: text() }),
  tag: (draw) => ({ add: [pick(draw, ['collective', 'media'])], remove: [pick(draw, ['collective', 'media'])] }),
}

/** A day some days after the moment of the matter's last event. */
export const dayAfter = ({ lastAt }: Matter, days: number): string => addDays(dayOf(lastAt), days)
