import { everyState, open, type Row } from './row.ts'

/** What is kept and put right, and what time itself writes down. */
export const recordRows = {
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
  lapseRuling: {
    by: ['system'],
    from: everyState,
    outcomes: { done: {} },
  },
  warn: { by: ['system'], from: everyState, outcomes: { done: {} } },
  becomeOverdue: { by: ['system'], from: everyState, outcomes: { done: {} } },
} as const satisfies Record<string, Row>
