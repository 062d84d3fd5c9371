import type { Calendar, Instant, Limit } from '../calendar/index.ts'
import type { LimitKey, RuleSet } from '../rules/index.ts'
import { dueOf, isPaused } from './clock.ts'
import { type ClockKind, clockKinds, type TimeOut } from './clock-kinds.ts'
import type { Assignment, Clock, Matter } from './types.ts'

/** How a limit was kept: `open` while it runs in time, and where it was no longer owed before it was due. */
export type KeptOutcome = 'onTime' | 'overdue' | 'open'

/** One limit of a matter under one set of rules. `warned` only of kinds that announce their last day. */
export interface KeptClock {
  dueAt: Instant
  outcome: KeptOutcome
  warned: boolean
}

/** One limit as it was, and as it would have been. `organizer` is null where the centre or the demander owes it. */
export interface SimulatedClock {
  id: string
  rule: LimitKey
  organizer: string | null
  before: KeptClock
  after: KeptClock
}

/** Limits to try, by rule, and all that due times depend on beside them. */
export interface Simulation {
  changes: Partial<Record<LimitKey, Limit>>
  /** The rules of a version that clocks name. */
  rulesOf: (version: number) => Pick<RuleSet, 'limits'>
  calendar: Calendar
  now: Instant
}

/** What of a matter its limits depend on. */
type Owing = Pick<Matter, 'clocks' | 'assignments'>

/**
 * What became of a matter's limits, and what would have become of them under changed rules. What people did stays as it
 * was, with its times: starts, pauses and extensions are kept, and only due times are counted anew. A limit that was
 * given by hand (as for a supervision) has no rule to change; one that depends on another moves along with it.
 */
export function simulateMatter(matter: Owing, simulation: Simulation): SimulatedClock[] {
  const owed = matter.clocks.filter(({ kind }) => isDuty(kind))
  const moved = new Map<string, Due>()
  for (const clock of [...owed].sort((a, b) => depthOf(matter, a) - depthOf(matter, b)))
    moved.set(clock.id, newDue(matter, clock, { simulation, moved }))
  return owed.map((clock) => ({
    id: clock.id,
    rule: clock.rule,
    organizer: assignmentOf(matter, clock)?.organizer ?? null,
    before: keptOf(clock, clock, simulation.now),
    after: keptOf(clock, moved.get(clock.id)!, simulation.now),
  }))
}

type Due = Pick<Clock, 'dueAt' | 'warnAt'>

/** Limits that end by themselves are windows or triggers, and nobody's lateness; so are those of the demander. */
const windows: readonly TimeOut[] = ['lapseSupplement', 'endCallback', 'superviseOverdue']
const isDuty = (kind: ClockKind): boolean =>
  clockKinds[kind].owner !== 'demander' && !windows.includes(clockKinds[kind].onTimeOut)

const assignmentOf = (matter: Owing, { of }: Clock): Assignment | undefined =>
  of === null ? undefined : matter.assignments.find(({ id }) => id === of)

/** The assignment whose due time bounds this one: a child's parent, or the lead that a co-organizer worked beside. */
function superiorThen(matter: Owing, { kind, parent, issuedAt }: Assignment): Assignment | undefined {
  if (kind === 'sub') return matter.assignments.find(({ id }) => id === parent)
  if (kind === 'lead') return undefined
  return matter.assignments.findLast((one) => one.kind === 'lead' && one.issuedAt <= issuedAt)
}

function superiorClock(matter: Owing, clock: Clock): Clock | undefined {
  const own = clock.rule === 'co.limit' ? assignmentOf(matter, clock) : undefined
  const superior = own && superiorThen(matter, own)
  return (
    superior && matter.clocks.find(({ kind, of }) => of === superior.id && (kind === 'handle' || kind === 'rehandle'))
  )
}

function depthOf(matter: Owing, clock: Clock): number {
  const superior = superiorClock(matter, clock)
  return superior ? depthOf(matter, superior) + 1 : 0
}

interface Known {
  simulation: Simulation
  moved: ReadonlyMap<string, Due>
}

const shifted = ({ dueAt, warnAt }: Due, by: number): Due => ({ dueAt: dueAt + by, warnAt: warnAt + by })

function newDue(matter: Owing, clock: Clock, { simulation, moved }: Known): Due {
  const superior = superiorClock(matter, clock)
  if (superior) return shifted(clock, moved.get(superior.id)!.dueAt - superior.dueAt)
  const limit = simulation.changes[clock.rule]
  if (!limit || isOwn(clock, simulation)) return clock
  const { calendar } = simulation
  if (limit.unit === clock.limit.unit) return dueOf(calendar, { ...clock, limit })
  // Other units cannot be added up: the extensions then give as much time as they gave before.
  const given = dueOf(calendar, clock).dueAt - dueOf(calendar, { ...clock, extensions: [] }).dueAt
  return shifted(dueOf(calendar, { ...clock, limit, extensions: [] }), given)
}

/** A limit that did not come from its rule: given by hand, or taken from elsewhere. */
function isOwn({ rule, version, limit }: Clock, { rulesOf }: Simulation): boolean {
  const given = rulesOf(version).limits[rule].limit
  return given.value !== limit.value || given.unit !== limit.unit
}

function keptOf(clock: Clock, { dueAt, warnAt }: Due, now: Instant): KeptClock {
  const over = clock.metAt ?? clock.endedAt
  // While it is paused time stands still for it.
  const until = over ?? (isPaused(clock) ? clock.pauses.at(-1)!.from : now)
  const inTime = until < dueAt
  const outcome = !inTime ? 'overdue' : clock.metAt === null ? 'open' : 'onTime'
  return { dueAt, outcome, warned: clockKinds[clock.kind].warns && warnAt < dueAt && until >= warnAt }
}

/** Whether anything about a limit would have been another. */
export const isChanged = ({ before, after }: SimulatedClock): boolean =>
  before.dueAt !== after.dueAt || before.outcome !== after.outcome || before.warned !== after.warned
