import type { ClockKind } from './clock-kinds.ts'
import type { Party } from './parties.ts'
import type { AssignmentKind, AssignmentState, Closing, MatterState } from './types.ts'

/** What one outcome of a command does. Everything the generic part of `decide` carries out is named here. */
export interface Outcome {
  /** The matter's next state; `cameFrom` leads back to where a supplement was asked for. */
  to?: MatterState | 'cameFrom'
  /** Why it is closed; `byFindings` follows the reply (solved or explained), `asBefore` keeps what was. */
  closing?: Closing | 'byFindings' | 'asBefore'
  /** The next state of the assignment the command names. */
  assignmentTo?: AssignmentState
  /** The next state of the live lead, for commands on the whole matter. */
  leadTo?: AssignmentState
  /** Clocks that are met, started, paused, resumed, or no longer owed. */
  meets?: readonly ClockKind[]
  starts?: readonly ClockKind[]
  pauses?: readonly ClockKind[]
  resumes?: readonly ClockKind[]
  ends?: readonly ClockKind[]
  /** Met clocks that run on with the same due time. */
  reopens?: readonly ClockKind[]
  /** Clocks whose length is looked up again, since what it depends on may have changed. */
  revises?: readonly ClockKind[]
  /** Clocks that every assignment made by this outcome starts with. */
  assigns?: readonly ClockKind[]
}

/** One command. `from` empty: it makes the matter. `assignment` present: it acts on the assignment named in its body. */
export interface Row {
  by: readonly Party[]
  from: readonly MatterState[]
  assignment?: {
    kinds: readonly AssignmentKind[]
    from: readonly AssignmentState[]
    /** Whose unit acts: the assignment's own, or the one it answers to (a child's parent, a co-organizer's lead). */
    unit: 'own' | 'superior'
  }
  outcomes: Readonly<Record<string, Outcome>>
}

const open = ['registered', 'supplementing', 'dispatching', 'handling', 'auditing', 'callback', 'reviewing'] as const
const everyState = [...open, 'closed'] as const
const everyKind = ['lead', 'co', 'sub'] as const
const callbackClocks = ['callbackStart', 'callback'] as const
const handleClocks = ['handle', 'rehandle'] as const
const again = { to: 'handling', meets: callbackClocks, assigns: ['sign', 'rehandle'] } as const satisfies Outcome
const heard = { to: 'closed', closing: 'byFindings', meets: callbackClocks } as const satisfies Outcome
const exhausted = { to: 'closed', closing: 'explained', meets: callbackClocks } as const satisfies Outcome

/** The life of a matter, one row per command. Routes, buttons, clocks, docs/lifecycle.md and the exhaustive test are derived from it. */
export const lifecycle = {
  register: {
    by: ['demander', 'operator'],
    from: [],
    outcomes: {
      selfService: { to: 'registered', starts: ['accept', 'dispatch'] },
      byOperator: { to: 'dispatching', starts: ['dispatch'] },
    },
  },
  answer: {
    by: ['operator', 'dispatcher'],
    from: ['registered', 'dispatching'],
    outcomes: { done: { to: 'closed', closing: 'answered', meets: ['accept', 'dispatch'] } },
  },
  decline: {
    by: ['operator', 'dispatcher'],
    from: ['registered', 'dispatching'],
    outcomes: { done: { to: 'closed', closing: 'not_accepted', meets: ['accept', 'dispatch'] } },
  },
  requestSupplement: {
    by: ['dispatcher'],
    from: ['registered', 'dispatching'],
    outcomes: { done: { to: 'supplementing', pauses: ['accept', 'dispatch'], starts: ['supplement'] } },
  },
  supplement: {
    by: ['demander'],
    from: ['supplementing', 'closed'],
    outcomes: {
      inTime: { to: 'cameFrom', meets: ['supplement'], resumes: ['accept', 'dispatch'] },
      reopened: { to: 'registered', starts: ['accept', 'dispatch'] },
    },
  },
  lapseSupplement: {
    by: ['system'],
    from: ['supplementing'],
    outcomes: { done: { to: 'closed', closing: 'insufficient' } },
  },
  accept: {
    by: ['dispatcher'],
    from: ['registered'],
    outcomes: { done: { to: 'dispatching', meets: ['accept'], revises: ['dispatch'] } },
  },
  dispatch: {
    by: ['dispatcher'],
    from: ['dispatching'],
    outcomes: { done: { to: 'handling', meets: ['dispatch'], assigns: ['sign', 'contact', 'handle'] } },
  },
  sign: {
    by: ['organizer_clerk'],
    from: ['handling'],
    assignment: { kinds: everyKind, from: ['issued'], unit: 'own' },
    outcomes: { done: { assignmentTo: 'handling', meets: ['sign'] } },
  },
  autoSign: {
    by: ['system'],
    from: ['handling'],
    assignment: { kinds: everyKind, from: ['issued'], unit: 'own' },
    outcomes: { done: { assignmentTo: 'handling', meets: ['sign'] } },
  },
  contactDemander: {
    by: ['organizer_clerk'],
    from: ['handling'],
    assignment: { kinds: everyKind, from: ['handling'], unit: 'own' },
    outcomes: { done: { meets: ['contact'] } },
  },
  subAssign: {
    by: ['organizer_clerk'],
    from: ['handling'],
    assignment: { kinds: everyKind, from: ['handling'], unit: 'own' },
    outcomes: { done: { assigns: ['sign', 'handle'] } },
  },
  reply: {
    by: ['organizer_clerk'],
    from: ['handling'],
    assignment: { kinds: everyKind, from: ['handling'], unit: 'own' },
    outcomes: { done: { assignmentTo: 'approving' } },
  },
  approveReply: {
    by: ['organizer_leader'],
    from: ['handling'],
    assignment: { kinds: everyKind, from: ['approving'], unit: 'own' },
    outcomes: {
      leadApproved: {
        to: 'auditing',
        assignmentTo: 'replied',
        meets: handleClocks,
        ends: ['contact'],
        starts: ['audit'],
      },
      approved: { assignmentTo: 'replied', meets: handleClocks },
      rejected: { assignmentTo: 'handling' },
    },
  },
  sendBack: {
    by: ['organizer_clerk'],
    from: ['handling'],
    assignment: { kinds: ['co', 'sub'], from: ['replied'], unit: 'superior' },
    outcomes: { done: { assignmentTo: 'handling', reopens: handleClocks } },
  },
  auditReply: {
    by: ['auditor'],
    from: ['auditing'],
    outcomes: {
      passed: { to: 'callback', leadTo: 'completed', meets: ['audit'], starts: callbackClocks },
      exempt: { to: 'closed', closing: 'byFindings', leadTo: 'completed', meets: ['audit'] },
      failed: { to: 'handling', leadTo: 'handling', meets: ['audit'], reopens: handleClocks },
    },
  },
  recordCallback: {
    by: ['callback_clerk'],
    from: ['callback'],
    outcomes: { noted: { meets: ['callbackStart'] }, heard, again, exhausted },
  },
  rate: {
    by: ['demander'],
    from: ['callback'],
    outcomes: { noted: {}, heard },
  },
  endCallback: {
    by: ['system'],
    from: ['callback'],
    outcomes: { heard, again, exhausted },
  },
  requestReview: {
    by: ['demander'],
    from: ['closed'],
    outcomes: { done: { to: 'reviewing', starts: ['review'] } },
  },
  ruleReview: {
    by: ['centre_manager', 'guidance', 'office'],
    from: ['reviewing'],
    outcomes: {
      upheld: { to: 'closed', closing: 'asBefore', meets: ['review'] },
      again: { to: 'handling', meets: ['review'], assigns: ['sign', 'rehandle'] },
      unanswered: { to: 'dispatching', meets: ['review'], starts: ['dispatch'] },
    },
  },
  withdraw: {
    by: ['demander'],
    from: ['registered', 'supplementing', 'dispatching', 'handling'],
    outcomes: {
      left: {},
      closed: { to: 'closed', closing: 'withdrawn' },
      asked: {},
    },
  },
  ruleWithdrawal: {
    by: ['centre_manager'],
    from: open,
    outcomes: {
      approved: { to: 'closed', closing: 'withdrawn', meets: ['ruling'] },
      left: { meets: ['ruling'] },
      rejected: { meets: ['ruling'] },
    },
  },
  lapseRuling: {
    by: ['system'],
    from: everyState,
    outcomes: { done: {} },
  },
  answerSupervision: {
    by: ['organizer_clerk', 'centre_manager'],
    from: everyState,
    outcomes: { done: { meets: ['supervision'] } },
  },
  liftSupervision: {
    by: ['supervisor'],
    from: everyState,
    outcomes: { done: { ends: ['supervision'] } },
  },
  setConfidential: {
    by: ['operator', 'dispatcher', 'centre_manager', 'demander'],
    from: everyState,
    outcomes: { done: {} },
  },
  correct: {
    by: ['operator', 'dispatcher', 'centre_manager'],
    from: open,
    outcomes: { done: { revises: ['accept', 'dispatch', 'sign', 'contact', 'handle'] } },
  },
  warn: { by: ['system'], from: everyState, outcomes: { done: {} } },
  becomeOverdue: { by: ['system'], from: everyState, outcomes: { done: {} } },
} as const satisfies Record<string, Row>

export type CommandName = keyof typeof lifecycle
export const commandNames = Object.keys(lifecycle) as CommandName[]

/** The row of a command, seen through its general type. */
export const rowOf = (command: CommandName): Row => lifecycle[command]

/** Commands that somebody can send; the others are steps of the system itself. */
export const sentCommands = commandNames.filter((name) => rowOf(name).by.some((party) => party !== 'system'))

/** `requestSupplement` as addresses write it: `request-supplement`. */
export const toKebab = (command: CommandName): string =>
  command.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

const byKebab = new Map(commandNames.map((name) => [toKebab(name), name]))

/** The command an address names, if there is one. */
export const fromKebab = (kebab: string): CommandName | undefined => byKebab.get(kebab)
