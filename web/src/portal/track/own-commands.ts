import type { MatterView } from 'contract/views'
import { phonePattern, plainPhone } from '../check-draft.ts'

/** What a demander may do himself, as addresses write it, the most pressing first. */
export const ownCommands = [
  'rate',
  'supplement',
  'relay-answer',
  'request-review',
  'urge',
  'join',
  'set-confidential',
  'withdraw',
] as const
export type OwnCommand = (typeof ownCommands)[number]

/** One form: what it sends, and the question it answers where it answers one. */
export interface OwnForm {
  command: OwnCommand
  question?: MatterView['questions'][number]
}

export const nameOf = ({ command, question }: OwnForm): string => (question ? `${command}-${question.id}` : command)

type Asking = Pick<MatterView, 'allowed' | 'questions'>

/**
 * The forms the server allows now, one for each question that waits. `held`: names of forms kept in sight although no
 * longer allowed, since something was typed into them and not taken, or a refusal stands in them.
 */
export function shownForms({ allowed, questions }: Asking, held: readonly string[]): OwnForm[] {
  const isAllowed = (command: OwnCommand) => (allowed as readonly string[]).includes(command)
  return ownCommands.flatMap((command): OwnForm[] => {
    if (command !== 'relay-answer') return isAllowed(command) || held.includes(command) ? [{ command }] : []
    return questions
      .filter(
        (question) =>
          (isAllowed(command) && question.waits && !question.heard) || held.includes(nameOf({ command, question })),
      )
      .map((question) => ({ command, question }))
  })
}

/** What the page itself asks of the demander now: its form stands open. */
export const isPressing = ({ command }: OwnForm, { state }: Pick<MatterView, 'state'>): boolean =>
  (command === 'rate' && state === 'callback') ||
  (command === 'supplement' && state === 'supplementing') ||
  command === 'relay-answer'

/** The fields of a form, before they are a body. */
export interface OwnDraft {
  text: string
  solved: string
  rating: string
  name: string
  phone: string
}

export const emptyOwnDraft: OwnDraft = { text: '', solved: '', rating: '', name: '', phone: '' }
export type OwnField = keyof OwnDraft

/** What a form asks for, in its order. */
export const fieldsOf = (command: OwnCommand): readonly OwnField[] => {
  if (command === 'rate') return ['solved', 'rating', 'text']
  return command === 'join' ? ['name', 'phone'] : ['text']
}

/** Texts that may stay empty: a rating says enough, and so does asking to hurry. */
export const isOptional = (command: OwnCommand, field: OwnField): boolean =>
  field === 'text' && (command === 'rate' || command === 'urge')

const isFilled = (field: OwnField, draft: OwnDraft): boolean =>
  field === 'phone' ? phonePattern.test(plainPhone(draft.phone)) : draft[field].trim() !== ''

/** Fields that have to be filled in and are not. */
export const missingFields = (command: OwnCommand, draft: OwnDraft): OwnField[] =>
  fieldsOf(command).filter((field) => !isOptional(command, field) && !isFilled(field, draft))

/** The body of a command, as the contract takes it. */
export function ownBody({ command, question }: OwnForm, draft: OwnDraft, matter: Pick<MatterView, 'confidential'>) {
  const text = draft.text.trim()
  switch (command) {
    case 'rate':
      return { solved: draft.solved, rating: Number(draft.rating), ...(text ? { note: text } : {}) }
    case 'supplement':
      return { text }
    case 'relay-answer':
      return { question: question?.id, text }
    case 'request-review':
      return { grounds: text }
    case 'urge':
      return text ? { text } : {}
    case 'join':
      return { demander: { name: draft.name.trim(), phone: plainPhone(draft.phone) } }
    case 'withdraw':
      return { reason: text }
    case 'set-confidential':
      return { confidential: !matter.confidential, reason: text }
  }
}

/** The longest text a command takes, as the contract has it. */
export const longestText: Record<OwnCommand, number> = {
  rate: 2_000,
  supplement: 10_000,
  'relay-answer': 10_000,
  'request-review': 10_000,
  urge: 2_000,
  join: 0,
  withdraw: 2_000,
  'set-confidential': 2_000,
}
