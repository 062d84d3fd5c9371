import type { MatterView } from 'contract/views'

/** What a demander may do himself, as addresses write it, the most pressing first. */
export const ownCommands = ['rate', 'supplement', 'request-review', 'withdraw', 'set-confidential'] as const
export type OwnCommand = (typeof ownCommands)[number]

/** Those the server allows now. `held`: kept in sight although no longer allowed, since words typed into it were refused. */
export const shownCommands = (allowed: readonly string[], held: readonly OwnCommand[]): OwnCommand[] =>
  ownCommands.filter((command) => allowed.includes(command) || held.includes(command))

/** What the page itself asks of the demander now: its form stands open. */
export const isPressing = (command: OwnCommand, { state }: Pick<MatterView, 'state'>): boolean =>
  (command === 'rate' && state === 'callback') || (command === 'supplement' && state === 'supplementing')

/** The fields of a form, before they are a body. */
export interface OwnDraft {
  text: string
  solved: string
  rating: string
}

export const emptyOwnDraft: OwnDraft = { text: '', solved: '', rating: '' }
export type OwnField = keyof OwnDraft

/** Fields that have to be filled in and are not. */
export function missingFields(command: OwnCommand, { text, solved, rating }: OwnDraft): OwnField[] {
  if (command !== 'rate') return text.trim() ? [] : ['text']
  return [...(solved ? [] : (['solved'] as const)), ...(rating ? [] : (['rating'] as const))]
}

/** The body of a command, as the contract takes it. */
export function ownBody(command: OwnCommand, draft: OwnDraft, matter: Pick<MatterView, 'confidential'>) {
  const text = draft.text.trim()
  switch (command) {
    case 'rate':
      return { solved: draft.solved, rating: Number(draft.rating), ...(text ? { note: text } : {}) }
    case 'supplement':
      return { text }
    case 'request-review':
      return { grounds: text }
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
  'request-review': 10_000,
  withdraw: 2_000,
  'set-confidential': 2_000,
}
