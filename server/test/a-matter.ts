import type { MatterView } from 'contract/views'
import type { Body, Caller, People } from './caller.ts'

/** States a matter can be brought to; those of its lead assignment where they say more. */
export type Stage =
  | 'registered'
  | 'supplementing'
  | 'dispatching'
  | 'issued'
  | 'handling'
  | 'returning'
  | 'approving'
  | 'auditing'
  | 'callback'
  | 'closed'
  | 'reviewing'

/** What a test wants of a matter; the rest is plain. `request` goes over what is sent at registering. */
export interface Wish {
  state?: Stage
  type?: string
  urgency?: string
  lead?: string
  co?: string[]
  request?: Body
  /** What the dispatcher writes besides. */
  dispatch?: Body
}

export interface Made {
  no: string
  code: string
  /** The lead assignment's id; empty before the dispatch. */
  lead: string
}

export const somebody = { name: '黎小满', phone: '13800138000' }
export const someRequest = {
  type: 'complaint',
  title: '路灯不亮',
  content: '小区门口的路灯坏了两个星期。',
  place: { district: '440113', street: '440113007', address: '东环路 12 号' },
  demander: somebody,
}
export const findings = { true: true, solved: 'yes', inDuty: true, contacted: true }
export const someReply = {
  findings,
  internalText: '已派人更换灯泡。',
  publicText: '您反映的路灯已经修好。',
}
export const aReply = (assignment: string): Body => ({ assignment, ...someReply })

type Step = (api: People, made: Made, wish: Wish) => Promise<MatterView>

const by = (account: string, act: (caller: Caller, made: Made, wish: Wish) => Promise<MatterView>): Step => {
  return async (api, made, wish) => act(await api.as(account), made, wish)
}
const ofLead = (seat: 'clerk' | 'leader', act: (caller: Caller, made: Made) => Promise<MatterView>): Step => {
  return async (api, made, { lead = 'chengguan' }) => act(await api.as(`${seat}_${lead}`), made)
}

const accept = by('dispatcher', (caller, { no }, { type = 'complaint', urgency = 'general' }) =>
  caller.do(no, 'accept', { type, category: '0101', urgency }),
)
const askMore = by('dispatcher', (caller, { no }) => caller.do(no, 'requestSupplement', { missing: '是哪一盏？' }))
const dispatch = by('dispatcher', (caller, { no }, { lead = 'chengguan', co, dispatch: more }) =>
  caller.do(no, 'dispatch', { lead, ...(co && { co }), contentForUnits: '某处路灯不亮。', ...more }),
)
const sign = ofLead('clerk', (caller, { no, lead }) => caller.do(no, 'sign', { assignment: lead }))
const askReturn = ofLead('leader', (caller, { no, lead }) =>
  caller.do(no, 'requestReturn', { assignment: lead, reason: '不归我们', basis: '三定方案', suggested: 'water' }),
)
const reply = ofLead('clerk', (caller, { no, lead }) => caller.do(no, 'reply', aReply(lead)))
const approve = ofLead('leader', (caller, { no, lead }) =>
  caller.do(no, 'approveReply', { assignment: lead, ruling: 'approve' }),
)
const audit = by('auditor', (caller, { no }) => caller.do(no, 'auditReply', { verdict: 'pass' }))
const callBack = by('callback_clerk', (caller, { no }) =>
  caller.do(no, 'recordCallback', { reached: true, solved: 'yes', rating: 5 }),
)
const askReview: Step = async (api, made) =>
  (await api.demander(made)).do(made.no, 'requestReview', { grounds: '并没有修好' })

const handled = [accept, dispatch, sign]
const replied = [...handled, reply, approve]
const stages: Readonly<Record<Stage, readonly Step[]>> = {
  registered: [],
  supplementing: [askMore],
  dispatching: [accept],
  issued: [accept, dispatch],
  handling: handled,
  returning: [...handled, askReturn],
  approving: [...handled, reply],
  auditing: replied,
  callback: [...replied, audit],
  closed: [...replied, audit, callBack],
  reviewing: [...replied, audit, callBack, askReview],
}
export const allStages = Object.keys(stages) as Stage[]

/** Brings a matter from the portal to a state by the commands of the people whose part it is, all at the present moment. */
export async function aMatter(api: People, wish: Wish = {}): Promise<Made> {
  const payload = { ...someRequest, ...(wish.type && { type: wish.type }), ...wish.request }
  const answer = await api.public.send({ method: 'POST', url: '/api/public/matters', payload })
  if (answer.status !== 201) throw new Error(`registering: ${answer.status} ${answer.text}`)
  const made: Made = { no: String(answer.body.no), code: String(answer.body.code), lead: '' }
  for (const step of stages[wish.state ?? 'registered']) {
    const { assignments } = await step(api, made, wish)
    made.lead = assignments.findLast(({ kind }) => kind === 'lead')?.id ?? ''
  }
  return made
}

/** A matter that an operator takes on the phone: it waits for its dispatch at once. */
export async function aCall(api: People, request: Body = {}): Promise<MatterView & { code: string }> {
  const operator = await api.as('operator')
  const payload = { ...someRequest, channel: 'phone', category: '0101', ...request }
  const { status, text, body } = await operator.send({ method: 'POST', url: '/api/matters', payload })
  if (status !== 201) throw new Error(`taking a call: ${status} ${text}`)
  return body as MatterView & { code: string }
}
