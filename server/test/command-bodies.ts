import type { SentCommand } from 'contract/commands'
import { toIso } from 'core/calendar'
import type { Matter } from 'core/matter'
import { aReply, findings } from './a-matter.ts'
import type { Body } from './api.ts'

/** Takes the next whole number below `below`: the one source of chance of a walk. */
export type Draw = (below: number) => number

export const pick = <Item>(draw: Draw, items: readonly Item[]): Item => items[draw(items.length)]!

export const units = ['chengguan', 'panyu', 'shiqiao', 'water'] as const

const reason = { reason: '说明理由' }
const ruled = (draw: Draw): Body => ({ ruling: pick(draw, ['approve', 'approve', 'reject']), ...reason })
const idIn = (draw: Draw, parts: readonly { id: string }[], none: string): string =>
  parts.length > 0 ? pick(draw, parts).id : none

/** What each command carries that a walk may send; ids it cannot know fall back to the matter's own. */
const bodies: Readonly<Partial<Record<SentCommand, (draw: Draw, matter: Matter) => Body>>> = {
  answer: () => ({ text: '答复', noArticle: '没有收录' }),
  decline: () => ({ ...reason, channel: 'petition' }),
  requestSupplement: () => ({ missing: '请补充' }),
  supplement: () => ({ text: '补充' }),
  accept: (draw) => ({
    type: pick(draw, ['complaint', 'report', 'help']),
    category: '0101',
    urgency: pick(draw, ['general', 'urgent']),
  }),
  withdraw: () => reason,
  ruleWithdrawal: ruled,
  join: () => ({ demander: { name: '又一位', phone: '13700137000' } }),
  dispatch: (draw) => ({
    lead: pick(draw, units),
    ...(draw(2) === 0 && { co: [pick(draw, ['zhujian', 'water'])] }),
    contentForUnits: '给单位的内容',
  }),
  sign: () => ({}),
  contactDemander: (_, { lastAt }) => ({ at: toIso(lastAt), number: '13700137000', note: '已联系' }),
  subAssign: (draw) => ({ organizer: pick(draw, ['shiqiao', 'nancun', 'water']) }),
  reply: (draw) => {
    const solved = pick(draw, ['yes', 'partly', 'no'])
    return { ...aReply(''), findings: { ...findings, solved, unsolvedReason: '尚需时日' } }
  },
  approveReply: ruled,
  sendBack: () => reason,
  askDemander: () => ({ question: '哪一处？' }),
  relayAnswer: (draw, { id, questions }) => ({ question: idIn(draw, questions, id), text: '东门' }),
  requestReturn: (draw) => ({ ...reason, basis: '三定方案', suggested: pick(draw, units) }),
  reviewReturn: (draw) => ({
    ruling: pick(draw, ['approve', 'reject', 'dispute']),
    ...reason,
    interim: pick(draw, units),
  }),
  designate: (draw) => ({ organizer: pick(draw, units), ruling: '指定', basis: '职责' }),
  recall: () => reason,
  auditReply: (draw) => ({ verdict: pick(draw, ['pass', 'pass', 'fail']), findings: '请核实' }),
  recordCallback: (draw) => ({ reached: draw(3) > 0, rating: 1 + draw(5), reasonable: draw(2) === 0 }),
  rate: (draw) => ({ solved: pick(draw, ['yes', 'no']), rating: 1 + draw(5) }),
  requestReview: () => ({ grounds: '不认可' }),
  ruleReview: (draw) => ({ ruling: pick(draw, ['uphold', 'rehandle']), ...reason }),
  urge: () => ({ text: '请尽快' }),
  supervise: () => ({ form: 'routine', ...reason, due: { value: 1, unit: 'workingDay' } }),
  answerSupervision: (draw, { id, overlays }) => ({ supervision: idIn(draw, overlays, id), text: '已处理' }),
  liftSupervision: (draw, { id, overlays }) => ({ supervision: idIn(draw, overlays, id), conclusion: '已办妥' }),
  markDifficult: () => reason,
  clearDifficult: () => ({ conclusion: '已解决' }),
  setConfidential: (draw) => ({ confidential: draw(2) === 0, ...reason }),
  correct: (draw) => ({ field: 'urgency', value: pick(draw, ['general', 'urgent', 'critical']), why: '登记有误' }),
  tag: (draw) => ({ add: [pick(draw, ['群体', '媒体'])] }),
  comment: () => ({ text: '内部备注' }),
}

/** Commands a walk may send. */
export const walked = Object.keys(bodies) as SentCommand[]

/** A body for a command; an `assignment` is put in where one is named. */
export const bodyOf = (command: SentCommand, draw: Draw, given: { matter: Matter; assignment?: string }): Body => ({
  ...bodies[command]?.(draw, given.matter),
  ...(given.assignment && { assignment: given.assignment }),
})
