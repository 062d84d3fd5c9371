import type { Clock, Matter, Overlay, Regime, Ruling, Stage } from 'core/matter'
import { at, handledByWater } from './desk.ts'

/** Parts of a matter in few words: for tables of what depends on them, where stories would take long to get there. */

const then = at('2026-03-02 12:00')

/** The matter that `water` handles since 2026-03-02 10:00, with other parts in place of its own. */
export const handledWith = (parts: Partial<Matter>): Matter => ({ ...handledByWater().matter, ...parts })

export const overlay = (kind: Overlay['kind'], state: Overlay['state'], more: Partial<Overlay> = {}): Overlay => ({
  id: `${kind} ${state}`,
  kind,
  state,
  form: null,
  cause: 'test',
  openedAt: then,
  endedAt: state === 'lifted' ? then : null,
  ...more,
})

/** A request that waits for its decision. */
export const asked = (kind: Ruling['kind'], more: Partial<Ruling> = {}): Ruling => ({
  id: `asked ${kind}`,
  kind,
  assignment: null,
  participant: null,
  owner: 'centre_manager',
  askedBy: 'somebody',
  extension: null,
  openedAt: then,
  ruling: null,
  ruledAt: null,
  ...more,
})

/** A regime that is on. */
export const regime = (kind: Regime['kind'], more: Partial<Regime> = {}): Regime => ({
  id: `${kind} on`,
  kind,
  guidance: null,
  askedAt: then,
  openedAt: then,
  endedAt: null,
  plan: null,
  law: null,
  caseNumber: null,
  expectedEndOn: null,
  procedureEndedOn: null,
  ...more,
})

export const stage = (of: string, reportedAt: Stage['reportedAt']): Stage => ({
  id: `stage of ${of}`,
  regime: of,
  goal: 'goal',
  dueOn: '2026-03-20',
  report: null,
  reportedAt,
})

/** A clock that runs until 2026-03-16; `more` says what else it is. */
export const running = (kind: Clock['kind'], of: string | null, more: Partial<Clock> = {}): Clock => ({
  id: `${kind} of ${of}`,
  kind,
  of,
  rule: 'handle.complaint',
  version: 1,
  calendar: 'test',
  start: then,
  limit: { value: 10, unit: 'workingDay' },
  pauses: [],
  extensions: [],
  notAfter: null,
  dueAt: at('2026-03-17 00:00'),
  warnAt: at('2026-03-16 00:00'),
  provisional: false,
  warnedAt: null,
  overdueAt: null,
  metAt: null,
  endedAt: null,
  ...more,
})

/** What a decision depends on, for somebody at a moment. */
export const contextOf = (
  actor: Parameters<ReturnType<typeof handledByWater>['context']>[1],
  when = '2026-03-03 09:00',
) => handledByWater().context(at(when), actor)
