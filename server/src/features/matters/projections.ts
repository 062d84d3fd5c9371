import { type Instant, toIso } from 'core/calendar'
import {
  type Assignment,
  type Clock,
  isLive,
  isOpen,
  isPaused,
  isRunning,
  isSealed,
  lastLead,
  liveLead,
  type Matter,
  nextMoment,
  shownDutyOf,
  stateClocks,
  waitingFor,
} from 'core/matter'
import { isSupervised, waitsForRuling } from './lists.ts'

/** Rows of the tables that stand beside a matter's body, by the columns of the migrations; moments as ISO texts. */
export interface Projections {
  matter: Record<string, unknown>
  /** Null once the matter is closed and nothing is asked of anybody about it. */
  open: Record<string, unknown> | null
  assignments: Record<string, unknown>[]
  clocks: Record<string, unknown>[]
}

/** Everything the tables say of a matter follows from the aggregate alone: `save`, `verify` and `rebuild` share this. */
export function projectionsOf(matter: Matter): Projections {
  return {
    matter: matterRow(matter),
    open: isListed(matter) ? openRow(matter) : null,
    assignments: matter.assignments.filter(isLive).map((assignment) => assignmentRow(matter, assignment)),
    clocks: matter.clocks.filter(isRunning).map((clock) => clockRow(matter, clock)),
  }
}

/** Ids of the rows that stand for what is open. */
export function openIdsOf(matter: Matter): string[] {
  const live = [...matter.assignments.filter(isLive), ...matter.clocks.filter(isRunning)].map(({ id }) => id)
  return isListed(matter) ? [matter.id, ...live] : live
}

/** Something of the matter is still to be done, by whomever. */
const isListed = (matter: Matter): boolean => isOpen(matter) || waitsForRuling(matter) || isSupervised(matter)

const at = (instant: Instant | null): string | null => (instant === null ? null : toIso(instant))

const matterRow = (matter: Matter): Record<string, unknown> => ({
  id: matter.id,
  no: matter.no,
  state: matter.state,
  closing: matter.closing,
  type: matter.type,
  category: matter.category,
  urgency: matter.urgency,
  channel: matter.channel,
  district: matter.place.district,
  street: matter.place.street,
  confidential: matter.confidential,
  sealed: isSealed(matter),
  registered_at: at(matter.registeredAt),
  closed_at: at(matter.closedAt),
  version: matter.version,
  rule_set: matter.ruleSet,
  body: matter,
})

/** The clock that decides when a matter is due where it stands: the first running one of its state's kinds, none that rests. */
export function decidingClock(matter: Matter): Clock | undefined {
  const running = matter.clocks.filter((clock) => isRunning(clock) && !isPaused(clock))
  const lead = liveLead(matter)
  for (const wanted of stateClocks[matter.state]) {
    const ofKind = running.filter(({ kind }) => kind === wanted)
    const found = ofKind.find(({ of }) => of === null || of === lead?.id) ?? ofKind[0]
    if (found) return found
  }
  return running[0]
}

/** What no clock runs for, as while its limit is suspended, is listed last, never lost. */
const never = '9999-12-31T00:00:00Z'

function openRow(matter: Matter): Record<string, unknown> {
  const clock = decidingClock(matter)
  return {
    id: matter.id,
    no: matter.no,
    state: matter.state,
    type: matter.type,
    category: matter.category,
    urgency: matter.urgency,
    district: matter.place.district,
    street: matter.place.street,
    confidential: matter.confidential,
    registered_at: at(matter.registeredAt),
    due_at: clock ? at(clock.dueAt) : never,
    warn_at: clock ? at(clock.warnAt) : never,
    lead: liveLead(matter)?.organizer ?? null,
    supervised: isSupervised(matter),
    ruling: waitsForRuling(matter),
    ...toldOf(matter),
  }
}

/** What a list tells of a matter beside that, so that a page of open work unpacks no matter's body. */
const toldOf = (matter: Matter): Record<string, unknown> => ({
  closing: matter.closing,
  title: matter.texts.title,
  title_for_units: matter.texts.titleForUnits,
  about: matter.about,
  last_lead: lastLead(matter)?.organizer ?? null,
})

function assignmentRow(matter: Matter, assignment: Assignment): Record<string, unknown> {
  const sign = matter.clocks.findLast(({ of, kind }) => of === assignment.id && kind === 'sign')
  // What is not signed yet is due by its signing; after that by its next duty, also once that is met.
  const clock = assignment.state === 'issued' && sign ? sign : shownDutyOf(matter, assignment)
  return {
    id: assignment.id,
    matter_id: matter.id,
    no: matter.no,
    kind: assignment.kind,
    organizer: assignment.organizer,
    state: assignment.state,
    type: matter.type,
    category: matter.category,
    urgency: matter.urgency,
    district: matter.place.district,
    confidential: matter.confidential,
    issued_at: at(assignment.issuedAt),
    due_at: clock ? at(clock.dueAt) : never,
    warn_at: clock ? at(clock.warnAt) : never,
  }
}

function clockRow(matter: Matter, clock: Clock): Record<string, unknown> {
  const waiting = waitingFor(clock, matter)
  return {
    id: clock.id,
    matter_id: matter.id,
    kind: clock.kind,
    rule: clock.rule,
    due_at: at(clock.dueAt),
    next_at: at(nextMoment(clock)),
    provisional: clock.provisional,
    warn_at: at(clock.warnAt),
    owner: waiting?.owner ?? null,
    organizer: waiting?.organizer ?? null,
  }
}
