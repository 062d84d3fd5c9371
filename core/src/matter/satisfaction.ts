import type { Matter, Rating } from './types.ts'

/** Where a closed matter counts when satisfaction is worked out: each in exactly one place. */
export const dispositions = [
  'satisfied',
  'dissatisfied',
  'unrated',
  'unreached',
  'unreasonable',
  'exempt',
  'notAsked',
] as const
export type Disposition = (typeof dispositions)[number]

type Rated = Pick<Matter, 'state' | 'closing' | 'round' | 'participants' | 'overlays' | 'ratings'>

/** Endings with a result that the demanders are asked about. */
const withResult: readonly Matter['closing'][] = ['resolved', 'explained']

/**
 * Where a matter counts, by what its demanders said of the last result; undefined while it is open. One dissatisfied
 * demander is enough, and one who rated goes before those who did not. `satisfiedFrom` is the lowest grade that counts
 * as satisfied. A matter counts once, however often it was handled again or reviewed.
 */
export function dispositionOf(matter: Rated, satisfiedFrom: number): Disposition | undefined {
  if (matter.state !== 'closed') return undefined
  if (!withResult.includes(matter.closing)) return 'notAsked'
  if (isUnreasonable(matter)) return 'unreasonable'
  const last = byParticipant(ratingsOf(matter).filter(({ round }) => round === matter.round))
  if (last.length > 0) return verdict(last, satisfiedFrom)
  const settled = matter.participants.filter(({ leftAt }) => leftAt === null).map((one) => one.settled)
  if (settled.includes('unrated')) return 'unrated'
  return settled.includes('unreached') ? 'unreached' : 'exempt'
}

/** The ruling that takes a matter out of the satisfaction; a clerk's own judgement does not. */
const isUnreasonable = ({ overlays }: Rated): boolean =>
  overlays.some(({ kind, state }) => kind === 'unreasonable' && state === 'open')

/** Ratings of those who are still demanders of the matter. */
function ratingsOf({ participants, ratings }: Rated): Rating[] {
  const present = new Set(participants.filter(({ leftAt }) => leftAt === null).map(({ id }) => id))
  return ratings.filter(({ participant }) => present.has(participant))
}

/** What the demanders of a closed matter said first, before anything was handled again; undefined where nobody rated. */
export function firstVerdict(matter: Rated, satisfiedFrom: number): 'satisfied' | 'dissatisfied' | undefined {
  const place = dispositionOf(matter, satisfiedFrom)
  const ratings = ratingsOf(matter)
  if (place === undefined || place === 'notAsked' || place === 'unreasonable' || ratings.length === 0) return undefined
  return verdict(byParticipant(ratings.reverse()), satisfiedFrom)
}

/** The last of the ratings of each participant. */
const byParticipant = (ratings: readonly Rating[]): Rating[] => [
  ...new Map(ratings.map((rating) => [rating.participant, rating])).values(),
]

const verdict = (ratings: readonly Rating[], satisfiedFrom: number): 'satisfied' | 'dissatisfied' =>
  ratings.some(({ grade, solved }) => (grade === null ? solved === 'no' : grade < satisfiedFrom))
    ? 'dissatisfied'
    : 'satisfied'
