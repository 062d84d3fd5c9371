import { matterTypes, replyChannels, urgencies } from 'core/matter'
import { Type } from 'typebox'
import { Code, closed, Id } from '../scalars.ts'
import { DemanderBody, expected, forDemander, LongText, Note, Ruling } from './common.ts'

/** Ways that the law keeps for certain requests: the hotline guides to them and does not handle those itself. */
export const legalChannels = [
  'litigation',
  'arbitration',
  'discipline',
  'reconsideration',
  'disclosure',
  'petition',
  'other',
] as const

export const intakeBodies = {
  answer: closed({
    ...expected,
    text: LongText,
    article: Type.Optional(closed({ id: Id, version: Type.Integer({ minimum: 1 }) })),
    noArticle: Type.Optional(Note),
  }),
  decline: closed({
    ...expected,
    reason: Note,
    channel: Type.Enum(legalChannels),
  }),
  requestSupplement: closed({ ...expected, missing: Note }),
  supplement: closed({ ...forDemander, text: LongText }),
  accept: closed({ ...expected, type: Type.Enum(matterTypes), category: Code, urgency: Type.Enum(urgencies) }),
  withdraw: closed({ ...forDemander, reason: Note }),
  ruleWithdrawal: closed({ ...expected, ruling: Ruling, reason: Note }),
  join: closed({
    ...expected,
    contact: Type.Optional(Id),
    demander: DemanderBody,
    reply: Type.Optional(Type.Enum(replyChannels)),
  }),
} as const
