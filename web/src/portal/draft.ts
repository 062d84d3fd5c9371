import type { PublicRegisterBody } from 'contract/commands'
import { isRecord, stored } from './stored.ts'

export type RegisterBody = PublicRegisterBody
export type RequestType = RegisterBody['type']
export type ReplyWish = NonNullable<RegisterBody['reply']>
export type DemanderKind = NonNullable<NonNullable<RegisterBody['demander']>['kind']>

export const requestTypes: readonly RequestType[] = [
  'help',
  'complaint',
  'consultation',
  'report',
  'suggestion',
  'praise',
]
/** WeChat and messages are not among them: nothing here sends any, and nobody is to wait for what does not come. */
export const replyWishes: readonly ReplyWish[] = ['phone', 'none']
export const demanderKinds: readonly DemanderKind[] = ['person', 'company', 'organisation']

/** The longest texts taken, as the contract has them. */
export const longest = { title: 100, content: 10_000, address: 200, name: 60, phone: 30 } as const
export const mostAbout = 10

/** The request form as it stands, whole or half written. Empty text where nothing was chosen. */
export interface Draft {
  type: RequestType | ''
  title: string
  content: string
  district: string
  street: string
  address: string
  who: 'named' | 'anonymous'
  name: string
  phone: string
  kind: DemanderKind
  confidential: boolean
  reply: ReplyWish
  about: string[]
}

export const emptyDraft: Draft = {
  type: '',
  title: '',
  content: '',
  district: '',
  street: '',
  address: '',
  who: 'named',
  name: '',
  phone: '',
  kind: 'person',
  confidential: false,
  reply: 'phone',
  about: [],
}

export const isEmpty = (draft: Draft): boolean => JSON.stringify(draft) === JSON.stringify(emptyDraft)

/** A try whose outcome nobody knows, since no answer came: the same key and body may be sent again safely. */
export interface Unanswered {
  key: string
  body: RegisterBody
}

/** What is kept on this device while a request is being written. */
export interface Kept {
  draft: Draft
  unanswered?: Unanswered
}

const isOneOf = (list: readonly string[], value: unknown): boolean => list.includes(value as string)

/** Whether a kept value still fits this form, down to its choices. */
export function isDraft(value: unknown): value is Draft {
  if (!isRecord(value)) return false
  const texts = ['title', 'content', 'district', 'street', 'address', 'name', 'phone']
  return (
    texts.every((field) => typeof value[field] === 'string') &&
    isOneOf(['', ...requestTypes], value.type) &&
    isOneOf(['named', 'anonymous'], value.who) &&
    isOneOf(demanderKinds, value.kind) &&
    typeof value.reply === 'string' &&
    typeof value.confidential === 'boolean' &&
    Array.isArray(value.about) &&
    value.about.every((code) => typeof code === 'string')
  )
}

const isUnanswered = (value: unknown): boolean =>
  value === undefined || (isRecord(value) && typeof value.key === 'string' && isRecord(value.body))

const isKept = (value: unknown): value is Kept =>
  isRecord(value) && isDraft(value.draft) && isUnanswered(value.unanswered)

/** A draft as the form can show it: a wish that was offered once and no longer is must not cost what was written. */
export const asOffered = (draft: Draft): Draft =>
  isOneOf(replyWishes, draft.reply) ? draft : { ...draft, reply: emptyDraft.reply }

export const keptDraft = stored<Kept>(() => localStorage, 'huixiang.draft', isKept)
