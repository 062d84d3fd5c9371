import { chance, pick, type Random, weighted } from './random.ts'
import type { Target } from './story-targets.ts'
import type { Facts, LateStep, StepCommand, Subject } from './story-types.ts'

/** A step before it has its time. */
export type Stage = Facts & { command: StepCommand }

const isOperators = ({ channel }: Subject): boolean => channel === 'phone' || channel === 'letter'

interface Way {
  random: Random
  subject: Subject
  late: LateStep | null
}

const stage = (command: StepCommand, facts: Facts = {}): Stage => ({ command, ...facts })

/** Registered and, unless the operator has accepted on the spot, screened; at times after asking for more. */
function accepted({ random, subject, late }: Way): Stage[] {
  if (isOperators(subject)) return [stage('register')]
  const asks = subject.calledBack && subject.urgency === 'general' && late === null && chance(random, 0.08)
  const asked = asks ? [stage('requestSupplement'), stage('supplement')] : []
  return [stage('register'), ...asked, stage('accept')]
}

const dispatched = (way: Way): Stage[] => [...accepted(way), stage('dispatch')]

function signed(way: Way): Stage[] {
  const contacts = way.subject.contacted && chance(way.random, 0.85)
  return [...dispatched(way), stage('sign'), ...(contacts ? [stage('contactDemander')] : [])]
}

function replied(way: Way, solved: Facts['solved']): Stage[] {
  const rejected = chance(way.random, 0.05) && way.subject.urgency === 'general'
  const reply = stage('reply', { solved })
  const again = rejected ? [reply, stage('approveReply', { ruling: 'reject' })] : []
  return [...signed(way), ...again, reply]
}

function approved(way: Way, solved: Facts['solved']): Stage[] {
  return [...replied(way, solved), stage('approveReply', { ruling: 'approve' })]
}

function passed(way: Way, solved: Facts['solved']): Stage[] {
  return [...approved(way, solved), stage('auditReply', { verdict: 'pass' })]
}

const happy = (random: Random): number =>
  weighted(random, [
    [5, 50],
    [4, 33],
    [3, 17],
  ])

/** Heard and closed: by the call-back, or by the demander himself; nothing more where no call-back is owed. */
function heard(way: Way, solved: Facts['solved']): Stage[] {
  const { random, subject } = way
  if (!subject.calledBack) return passed(way, solved)
  const rating = happy(random)
  const self = !isOperators(subject) && chance(random, 0.4)
  if (self) return [...passed(way, solved), stage('rate', { solved, rating })]
  const missed = chance(random, 0.12) ? [stage('recordCallback', { reached: false })] : []
  return [
    ...passed(way, solved),
    ...missed,
    stage('recordCallback', { reached: true, solved, rating, reasonable: true }),
  ]
}

/** Explained, not solved: half of the demanders take it well, the others complain of what nobody can give them. */
function explained(way: Way): Stage[] {
  if (way.subject.calledBack && chance(way.random, 0.5)) return refused(way)
  return heard(way, pick(way.random, ['partly', 'no'] as const))
}

/** Closed against the will of the demander, whose dissatisfaction the centre finds unreasonable. */
function refused(way: Way): Stage[] {
  const solved = pick(way.random, ['partly', 'no'] as const)
  const rating = pick(way.random, [1, 2])
  return [...passed(way, solved), stage('recordCallback', { reached: true, solved, rating, reasonable: false })]
}

/** Passed, but the demander shows that it was not done; the unit has signed for the second round. */
function rehandling(way: Way): Stage[] {
  const rating = pick(way.random, [1, 2])
  const unhappy = stage('recordCallback', { reached: true, solved: 'no', rating, reasonable: true })
  return [...passed(way, 'yes'), unhappy, stage('sign')]
}

function rehandled(way: Way): Stage[] {
  return [
    ...rehandling(way),
    stage('reply', { solved: 'yes' }),
    stage('approveReply', { ruling: 'approve' }),
    stage('auditReply', { verdict: 'pass' }),
    stage('recordCallback', { reached: true, solved: 'yes', rating: happy(way.random), reasonable: true }),
  ]
}

const missedCall = stage('recordCallback', { reached: false })
const disputed = (way: Way): Stage[] => [...refused(way), stage('requestReview')]

function withdrawn(way: Way): Stage[] {
  const before = pick(way.random, [accepted, dispatched, signed])
  return [...before(way), stage('withdraw')]
}

const ways: Readonly<Record<Target, (way: Way) => Stage[]>> = {
  registered: () => [stage('register')],
  supplementing: () => [stage('register'), stage('requestSupplement')],
  dispatching: accepted,
  issued: dispatched,
  signed,
  approving: (way) => replied(way, 'yes'),
  overdue: signed,
  reworking: (way) => [...approved(way, 'yes'), stage('auditReply', { verdict: 'fail' })],
  rehandling,
  auditing: (way) => approved(way, 'yes'),
  callback: (way) => [...passed(way, 'yes'), ...(chance(way.random, 0.4) ? [missedCall] : [])],
  reviewing: disputed,
  answered: () => [stage('register'), stage('answer')],
  resolved: (way) => heard(way, 'yes'),
  explained,
  withdrawn,
  insufficient: () => [stage('register'), stage('requestSupplement')],
  not_accepted: () => [stage('register'), stage('decline')],
  rehandled,
  reviewed: (way) => [...disputed(way), stage('ruleReview', { ruling: 'uphold' })],
  unreached: (way) => [...passed(way, 'yes'), missedCall, missedCall, missedCall],
}

/** What happens to a matter on its way to a target, in order, without times. */
export const stagesTo = (target: Target, way: Way): Stage[] => ways[target](way)
