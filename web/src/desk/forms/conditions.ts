import type { MatterView } from 'contract/views'
import { type FormValues, valueAt } from './body.ts'

/** `satisfiedFrom`: the lowest grade that counts as satisfied, where it is known. */
type Condition = (values: FormValues, matter: MatterView, satisfiedFrom?: number) => boolean

const is = (path: string, ...wanted: unknown[]): Condition => {
  const parts = path.split('.')
  return (values) => wanted.includes(valueAt(values, parts))
}

const isSealed: Condition = (_values, matter) => matter.type === 'report' || matter.confidential

const isDissatisfied: Condition = ({ rating, solved }, _matter, satisfiedFrom) =>
  rating === undefined ? solved === 'no' : satisfiedFrom !== undefined && Number(rating) < satisfiedFrom

const hasTags: Condition = (_values, { tags = [] }) => tags.length > 0

/** Fields that make sense only after another answer. The rest are always shown. */
export const shownWhen: Readonly<Record<string, Condition>> = {
  'recordCallback.contacted': is('reached', true),
  'recordCallback.solved': is('reached', true),
  'recordCallback.rating': is('reached', true),
  'recordCallback.reasonable': is('reached', true),
  'reply.findings.unsolvedReason': is('findings.solved', 'partly', 'no'),
  'reportLegalResult.findings.unsolvedReason': is('findings.solved', 'partly', 'no'),
  'approveReply.reason': is('ruling', 'reject'),
  'auditReply.findings': is('verdict', 'fail'),
  'reviewReturn.interim': is('ruling', 'dispute'),
  'tag.remove': hasTags,
}

/** Fields the contract leaves open and the rules ask for in some cases. The server has the last word. */
export const neededWhen: Readonly<Record<string, Condition>> = {
  'answer.noArticle': () => true,
  'recordCallback.reasonable': isDissatisfied,
  'reply.findings.unsolvedReason': is('findings.solved', 'partly', 'no'),
  'reportLegalResult.findings.unsolvedReason': is('findings.solved', 'partly', 'no'),
  'approveReply.reason': is('ruling', 'reject'),
  'auditReply.findings': is('verdict', 'fail'),
  'reviewReturn.interim': is('ruling', 'dispute'),
  'dispatch.contentForUnits': (values, matter) => isSealed(values, matter) && !matter.contentForUnits,
}

export const conditionKey = (command: string, path: readonly string[]): string => [command, ...path].join('.')
