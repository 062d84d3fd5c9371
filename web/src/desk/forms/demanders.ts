import type { SentCommand } from 'contract/commands'
import type { ParticipantView } from 'contract/matter-parts'
import type { MatterView } from 'contract/views'

type Rated = Pick<MatterView, 'ratings' | 'round'>

/** A dissatisfaction with this result that nobody has judged yet. */
const waitsToBeJudged = (id: string, { ratings, round }: Rated): boolean =>
  ratings.some((one) => one.participant === id && one.round === round && one.reasonable === null)

/** Commands that not every demander is still open for; who is owed no call may rate all the same, and once. */
const openFor: Partial<Record<SentCommand, (one: ParticipantView, matter: Rated) => boolean>> = {
  recordCallback: ({ settled }) => settled === null,
  rate: ({ id, settled }, matter) => (settled === null || settled === 'exempt') && !waitsToBeJudged(id, matter),
}

/**
 * The demanders of whom a form has to say which one it is about: those it may still be about. None where there is but one in
 * the matter.
 */
export function demandersFor(
  command: SentCommand,
  matter: Pick<MatterView, 'participants'> & Rated,
): ParticipantView[] {
  const present = matter.participants.filter(({ left }) => !left)
  const isOpen = openFor[command] ?? (() => true)
  return present.length < 2 ? [] : present.filter((one) => isOpen(one, matter))
}
