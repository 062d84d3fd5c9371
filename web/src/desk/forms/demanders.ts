import type { SentCommand } from 'contract/commands'
import type { ParticipantView } from 'contract/matter-parts'
import type { MatterView } from 'contract/views'

/** Commands that not every demander is still open for; who is owed no call may rate all the same. */
const openFor: Partial<Record<SentCommand, (one: ParticipantView) => boolean>> = {
  recordCallback: ({ settled }) => settled === null,
  rate: ({ settled }) => settled === null || settled === 'exempt',
}

/**
 * The demanders of whom a form has to say which one it is about: those it may still be about. None where there is but one in
 * the matter.
 */
export function demandersFor(command: SentCommand, { participants }: Pick<MatterView, 'participants'>) {
  const present = participants.filter(({ left }) => !left)
  return present.length < 2 ? [] : present.filter(openFor[command] ?? (() => true))
}
