import { type Calendar, computeDue, type Due, type Instant, type Limit, lightOf } from '../calendar/index.ts'
import type { LimitKey, RuleSet } from '../rules/index.ts'
import { type ClockKind, clockKinds } from './clock-kinds.ts'
import { handledBy, liveLead } from './find.ts'
import type { Party } from './parties.ts'
import type { Clock, Matter, MatterState } from './types.ts'

/** Which rule gives a clock its length, for this matter as it is now. */
export function clockRule(kind: ClockKind, matter: Pick<Matter, 'type' | 'urgency'>): LimitKey {
  switch (kind) {
    case 'accept':
      return 'accept.limit'
    case 'dispatch':
    case 'sign':
    case 'contact':
      return `${kind}.${matter.urgency}`
    case 'handle':
      return matter.urgency === 'general' ? `handle.${matter.type}` : `handle.${matter.urgency}`
    case 'rehandle':
      return 'rehandle.limit'
    case 'supplement':
      return 'supplement.limit'
    case 'finalReply':
      return 'longTerm.finalReply'
    case 'legalReport':
      return 'legal.finalReport'
    case 'legalCheck':
      return 'legal.check'
    case 'plan':
      return 'longTerm.plan'
    case 'stage':
    case 'feedback':
      return 'longTerm.feedback'
    case 'overdueSupervision':
      return 'supervise.overdue'
    case 'overdueCircular':
      return 'circular.limit'
    case 'relay':
      return 'relay.limit'
    case 'audit':
      return 'audit.limit'
    case 'callbackStart':
      return 'callback.start'
    case 'callback':
      return 'callback.limit'
    case 'review':
      return 'review.limit'
    case 'ruling':
      return 'ruling.withdrawal'
    case 'supervision':
      return 'supervise.limit'
    case 'dispute':
      return 'dispute.centre'
  }
}

type Terms = Pick<Clock, 'start' | 'limit' | 'pauses' | 'extensions' | 'notAfter'>

/**
 * The due time of a clock's terms: what the limit gives, or the bound set from outside where that is earlier. A pause
 * moves the bound by its length, since what the bound was taken from would have moved too.
 */
export function dueOf(calendar: Calendar, terms: Terms): Due {
  const due = computeDue(calendar, terms)
  if (terms.notAfter === null) return due
  const bound = terms.pauses.reduce((at, { from, to }) => (to === null ? at : at + to - from), terms.notAfter)
  if (due.dueAt <= bound) return due
  const shift = due.dueAt - due.warnAt
  return { ...due, dueAt: bound, warnAt: Math.max(terms.start, bound - shift) }
}

/** The due fields of a clock, as they are kept with it. */
export function dueFields(calendar: Calendar, terms: Terms) {
  const { dueAt, warnAt, provisional } = dueOf(calendar, terms)
  return { dueAt, warnAt, provisional, calendar: calendar.version }
}

/** What a clock takes from elsewhere than its kind's rule: from the clock it depends on, or from what it follows. */
export interface OwnTerms {
  rule?: LimitKey
  limit?: Limit
  /** When the limit begins to count, where that is not the moment of the command. */
  start?: Instant
  /** A due time it must not pass. */
  notAfter?: Instant
}

/** A fresh clock, but for its id. `own` terms go before those of its rule. */
export function newClock(
  given: { kind: ClockKind; of: string | null; rule: LimitKey; now: Instant; own?: OwnTerms },
  { rules, calendar }: { rules: RuleSet; calendar: Calendar },
): Omit<Clock, 'id'> {
  const { kind, of, own = {} } = given
  const rule = own.rule ?? given.rule
  const terms: Terms = {
    start: own.start ?? given.now,
    limit: own.limit ?? rules.limits[rule].limit,
    pauses: [],
    extensions: [],
    notAfter: own.notAfter ?? null,
  }
  const moments = { warnedAt: null, overdueAt: null, metAt: null, endedAt: null }
  return { kind, of, rule, version: rules.version, ...terms, ...dueFields(calendar, terms), ...moments }
}

export const isPaused = (clock: Clock): boolean => clock.pauses.at(-1)?.to === null

/**
 * Who must act before a clock runs out. Of a ruling it is whoever was asked; of a review whoever did not give the result; of
 * a plan that was submitted whoever judges it; of a supervision the manager, while no unit has the matter.
 */
export function ownerOf(clock: Clock, matter: Pick<Matter, 'closing' | 'rulings' | 'assignments' | 'regimes'>): Party {
  const ruling = clock.kind === 'ruling' ? matter.rulings.find(({ id }) => id === clock.of) : undefined
  if (ruling) return ruling.owner
  if (clock.kind === 'review' && !handledBy(matter)) return 'office'
  if (clock.kind === 'supervision' && !liveLead(matter)) return 'centre_manager'
  const submitted = clock.kind === 'plan' ? matter.regimes.find(({ id, plan }) => id === clock.of && plan) : undefined
  if (submitted) return submitted.guidance === null ? 'centre_manager' : 'guidance'
  return clock.rule === 'dispute.office' ? 'office' : clockKinds[clock.kind].owner
}

/** Running clocks that a calendar counts otherwise than they were counted; also those it settles, or no longer does. */
export const movedClocks = (matter: Pick<Matter, 'clocks'>, calendar: Calendar): Clock[] =>
  matter.clocks.filter((clock) => {
    if (!isRunning(clock)) return false
    const { dueAt, warnAt, provisional } = dueFields(calendar, clock)
    return dueAt !== clock.dueAt || warnAt !== clock.warnAt || provisional !== clock.provisional
  })

/** Ended by what its end brings about, and not by what was owed: what was met late is overdue as well. */
export const hasCome = ({ metAt, dueAt, overdueAt }: Clock): boolean =>
  metAt !== null && metAt >= dueAt && overdueAt === null

/** Neither met nor given up: somebody still owes what it is a limit on. */
export const isRunning = (clock: Clock): boolean => clock.metAt === null && clock.endedAt === null

/** The next moment at which something about the clock happens by itself; null when nothing will. */
export function nextMoment(clock: Clock): Instant | null {
  if (!isRunning(clock) || isPaused(clock) || clock.overdueAt !== null) return null
  const warns = clockKinds[clock.kind].warns && clock.warnedAt === null && clock.warnAt < clock.dueAt
  return warns ? clock.warnAt : clock.dueAt
}

/** Green, yellow or red while it runs; met or late for ever after; what it was where it is no longer owed. */
export const clockLight = (clock: Clock, now: Instant) =>
  lightOf(
    {
      dueAt: clock.dueAt,
      warnAt: clock.warnAt,
      metAt: clock.metAt,
      pausedAt: isPaused(clock) ? clock.pauses.at(-1)!.from : null,
      endedAt: clock.endedAt,
    },
    now,
  )

/** The clocks that run while a matter is in a state, as its lists show them: the first that runs decides. */
export const stateClocks: Readonly<Record<MatterState, readonly ClockKind[]>> = {
  registered: ['accept', 'dispatch'],
  supplementing: ['supplement'],
  dispatching: ['dispatch'],
  handling: ['legalReport', 'finalReply', 'legalCheck', 'stage', 'plan', 'feedback', 'handle', 'rehandle'],
  auditing: ['audit'],
  callback: ['callbackStart', 'callback'],
  closed: [],
  reviewing: ['review'],
}
