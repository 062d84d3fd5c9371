import { dayOf, type Instant } from '../calendar/index.ts'
import {
  type Clock,
  dispositionOf,
  evolve,
  lastLead,
  type Matter,
  type MatterEvent,
  replyKinds,
} from '../matter/index.ts'
import type { Cell, Measure } from './cell.ts'

/** A cell before the matter's place, type and category are known to the last. */
interface Mark {
  measure: Measure
  outcome?: string
  at: Instant
  organizer: string
}

/**
 * Every cell a matter counts in after these events, from its first on. All of them bear what the matter is now: a
 * category that was corrected moves them. `satisfiedFrom` tells, by rule set, the lowest grade that counts as satisfied.
 */
export function matterCells(events: readonly MatterEvent[], satisfiedFrom: (ruleSet: number) => number): Cell[] {
  const marks: Mark[] = []
  let matter: Matter | undefined
  for (const event of events) {
    const after = evolve(matter, event)
    marks.push(...happened(matter, after))
    matter = after
  }
  if (!matter) return []
  const present: Matter = matter
  return [...marks, ...standing(present, satisfiedFrom), ...duties(present)].map((mark) => cellOf(present, mark))
}

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
function standing(matter: Matter, satisfiedFrom: (ruleSet: number) => number): Mark[] {
  const organizer = leadOf(matter)
  const { registeredAt, acceptedAt, closedAt, state, closing } = matter
  const marks: Mark[] = [{ measure: 'registered', at: registeredAt, organizer }]
  if (acceptedAt !== null) marks.push({ measure: 'accepted', at: acceptedAt, organizer })
  if (state !== 'closed' || closedAt === null || closing === null) return marks
  const place = dispositionOf(matter, satisfiedFrom(matter.ruleSet))
  marks.push({ measure: 'closed', outcome: closing, at: closedAt, organizer })
  if (place) marks.push({ measure: 'rated', outcome: place, at: closedAt, organizer })
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
