import type { ClockKind } from '../clock-kinds.ts'
import type { Party } from '../parties.ts'
import type { AssignmentKind, AssignmentState, Closing, MatterState } from '../types.ts'

/** What one outcome of a command does. Everything the generic part of `decide` carries out is named here. */
export interface Outcome {
  /** The states it can come from, where they are fewer than the row's. */
  from?: readonly MatterState[]
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
  /** Which unit's clerks and leaders may, where no assignment is named: the lead's (the last one's after the end), or any that had a part. */
  unit?: 'lead' | 'involved'
  assignment?: {
    kinds: readonly AssignmentKind[]
    from: readonly AssignmentState[]
    /**
     * Whose unit acts: the assignment's own; the one it answers to in content (a child's parent, a co-organizer's lead);
     * or, where it asks to go or for time, a child's parent and for all others the centre.
     */
    unit: 'own' | 'superior' | 'parentOrCentre'
  }
  outcomes: Readonly<Record<string, Outcome>>
}

export const open = [
  'registered',
  'supplementing',
  'dispatching',
  'handling',
  'auditing',
  'callback',
  'reviewing',
] as const
export const everyState = [...open, 'closed'] as const
export const everyKind = ['lead', 'co', 'sub'] as const
export const callbackClocks = ['callbackStart', 'callback'] as const
/** The call-back is over: everybody was heard, given up, or is owed none. */
export const heard = { to: 'closed', closing: 'byFindings', meets: callbackClocks } as const satisfies Outcome
/** The same, where the last for whom it waited has left. */
export const leftAsLast = { ...heard, from: ['callback'] } as const satisfies Outcome
/** What the lead's approved reply meets. */
export const handleClocks = ['handle', 'rehandle', 'finalReply', 'legalReport'] as const
/** What a legal procedure suspends. */
export const restingClocks = ['handle', 'rehandle', 'finalReply'] as const
/** What begins to count when a lead is late. */
export const latenessClocks = ['overdueSupervision', 'overdueCircular'] as const
