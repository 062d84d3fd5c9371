import type { Party } from './parties.ts'

/** What the system itself does when a clock runs out: write it down as overdue, or take a step of the table. */
export type TimeOut =
  | 'overdue'
  | 'autoSign'
  | 'lapseSupplement'
  | 'endCallback'
  | 'lapseRuling'
  | 'superviseOverdue'
  | 'escalateDispute'

interface ClockKindRow {
  /** What it is a limit on. */
  of: 'matter' | 'assignment' | 'ruling' | 'overlay' | 'question' | 'regime' | 'stage'
  /** Who must act before it runs out; of a ruling, see `ownerOf`. */
  owner: Party
  onTimeOut: TimeOut
  /** True when the last day is announced by an event of its own. */
  warns: boolean
}

const kind = (of: ClockKindRow['of'], owner: Party, onTimeOut: TimeOut = 'overdue', warns = false): ClockKindRow => ({
  of,
  owner,
  onTimeOut,
  warns,
})

/** The kinds of clock, one row each. Which rule gives the length is decided in `clockRule`. */
export const clockKinds = {
  accept: kind('matter', 'dispatcher'),
  dispatch: kind('matter', 'dispatcher'),
  supplement: kind('matter', 'demander', 'lapseSupplement'),
  sign: kind('assignment', 'organizer_clerk', 'autoSign'),
  contact: kind('assignment', 'organizer_clerk'),
  handle: kind('assignment', 'organizer_clerk', 'overdue', true),
  rehandle: kind('assignment', 'organizer_clerk', 'overdue', true),
  finalReply: kind('assignment', 'organizer_clerk', 'overdue', true),
  legalReport: kind('assignment', 'organizer_clerk', 'overdue', true),
  legalCheck: kind('regime', 'organizer_clerk', 'overdue', true),
  plan: kind('regime', 'organizer_clerk', 'overdue', true),
  stage: kind('stage', 'organizer_clerk', 'overdue', true),
  feedback: kind('regime', 'organizer_clerk', 'overdue', true),
  overdueSupervision: kind('assignment', 'organizer_clerk', 'superviseOverdue'),
  overdueCircular: kind('assignment', 'organizer_clerk', 'superviseOverdue'),
  relay: kind('question', 'callback_clerk'),
  audit: kind('matter', 'auditor'),
  callbackStart: kind('matter', 'callback_clerk'),
  callback: kind('matter', 'callback_clerk', 'endCallback'),
  review: kind('matter', 'centre_manager'),
  ruling: kind('ruling', 'centre_manager', 'lapseRuling'),
  supervision: kind('overlay', 'organizer_clerk'),
  dispute: kind('overlay', 'centre_manager', 'escalateDispute'),
} as const satisfies Record<string, ClockKindRow>

export type ClockKind = keyof typeof clockKinds
