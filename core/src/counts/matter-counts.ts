import { dayOf, type Instant } from '../calendar/index.ts'
import {
  aftersOf,
  type Clock,
  dispositionOf,
  firstVerdict,
  lastLead,
  type Matter,
  type MatterEvent,
  replyKinds,
} from '../matter/index.ts'
import { type Cell, type Count, difference, type Measure } from './cell.ts'

/** A cell before the matter's place, type and category are known to the last. */
interface Mark {
  measure: Measure
  outcome?: string
  at: Instant
  organizer: string
}

/** By the version of the rules a matter keeps, the lowest grade that counts as satisfied. */
type SatisfiedFrom = (ruleSet: number) => number

/**
 * Every cell a matter counts in after these events, from its first on. All of them bear what the matter is now: a
 * category that was corrected moves them.
 */
export function matterCells(events: readonly MatterEvent[], satisfiedFrom: SatisfiedFrom): Cell[] {
  const afters = aftersOf(undefined, events)
  const matter = afters.at(-1)
  return matter ? cellsOf(matter, [...passing(undefined, afters), ...marksOf(matter, satisfiedFrom)]) : []
}

/**
 * What some events change in the counts of a matter, from how it stood before them (undefined: it is made by them) and
 * after each of them. Undefined where they move what it is counted by, its place, type, category or channel: what has
 * happened earlier then moves with it, and the history alone tells that.
 */
export function countsMoved(
  before: Matter | undefined,
  afters: readonly Matter[],
  satisfiedFrom: SatisfiedFrom,
): Count[] | undefined {
  const matter = afters.at(-1)
  if (!matter) return []
  if (before && !isCountedAlike(before, matter)) return undefined
  const stood = before ? cellsOf(before, marksOf(before, satisfiedFrom)) : []
  return difference(stood, cellsOf(matter, [...passing(before, afters), ...marksOf(matter, satisfiedFrom)]))
}

/** What happened from one event to the next that the matter no longer says later on. */
const passing = (before: Matter | undefined, afters: readonly Matter[]): Mark[] =>
  afters.flatMap((after, index) => happened(index === 0 ? before : afters[index - 1], after))

const isCountedAlike = (one: Matter, other: Matter): boolean =>
  one.type === other.type &&
  one.category === other.category &&
  one.channel === other.channel &&
  one.place.district === other.place.district &&
  one.place.street === other.place.street

/** What follows from a matter as it stands, without its past. */
const marksOf = (matter: Matter, satisfiedFrom: SatisfiedFrom): Mark[] => [
  ...standing(matter, satisfiedFrom),
  ...duties(matter),
]

const cellsOf = (matter: Matter, marks: readonly Mark[]): Cell[] => marks.map((mark) => cellOf(matter, mark))

function cellOf({ type, category, channel, place }: Matter, { measure, outcome = '', at, organizer }: Mark): Cell {
  const { district, street } = place
  return {
    day: dayOf(at),
    measure,
    outcome,
    type,
    category: category ?? '',
    channel,
    district: district ?? '',
    street: street ?? '',
    organizer,
  }
}

const leadOf = (matter: Matter): string => lastLead(matter)?.organizer ?? ''

/** What the matter itself no longer says later on: returns, and results that are handled again. */
function happened(before: Matter | undefined, after: Matter): Mark[] {
  const at = after.lastAt
  const wasReturned = new Set(before?.assignments.filter(({ state }) => state === 'returned').map(({ id }) => id))
  const returned = after.assignments.filter(({ id, state }) => state === 'returned' && !wasReturned.has(id))
  const rounds = after.round - (before?.round ?? 0)
  return [
    ...returned.map(({ organizer }): Mark => ({ measure: 'returned', at, organizer })),
    ...Array.from({ length: rounds }, (): Mark => ({ measure: 'rehandled', at, organizer: leadOf(after) })),
  ]
}

/** What follows from where the matter stands: one that was opened again is closed no longer, so none counts twice. */
function standing(matter: Matter, satisfiedFrom: SatisfiedFrom): Mark[] {
  const organizer = leadOf(matter)
  const { registeredAt, acceptedAt, closedAt, state, closing } = matter
  const marks: Mark[] = [{ measure: 'registered', at: registeredAt, organizer }]
  if (acceptedAt !== null) marks.push({ measure: 'accepted', at: acceptedAt, organizer })
  if (state !== 'closed' || closedAt === null || closing === null) return marks
  const from = satisfiedFrom(matter.ruleSet)
  const [place, first] = [dispositionOf(matter, from), firstVerdict(matter, from)]
  marks.push({ measure: 'closed', outcome: closing, at: closedAt, organizer })
  if (place) marks.push({ measure: 'rated', outcome: place, at: closedAt, organizer })
  if (first) marks.push({ measure: 'first', outcome: first, at: closedAt, organizer })
  return marks
}

/** Replies that came in time or did not; what still runs, or was given up before its time was over, is neither. */
function duties({ clocks, assignments }: Matter): Mark[] {
  const owners = new Map(assignments.map(({ id, organizer }) => [id, organizer]))
  return clocks.flatMap((clock): Mark[] => {
    const organizer = clock.of === null ? undefined : owners.get(clock.of)
    if (organizer === undefined || !replyKinds.some((kind) => kind === clock.kind)) return []
    if (isLate(clock)) return [{ measure: 'duty', outcome: 'late', at: clock.dueAt, organizer }]
    return clock.metAt === null ? [] : [{ measure: 'duty', outcome: 'onTime', at: clock.metAt, organizer }]
  })
}

/** As its light says: a due time is the first moment that is too late. */
const isLate = ({ overdueAt, metAt, dueAt }: Clock): boolean => overdueAt !== null || (metAt !== null && metAt >= dueAt)
