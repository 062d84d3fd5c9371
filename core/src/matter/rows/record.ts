import { everyState, open, type Row } from './row.ts'

const commenters = [
  'operator',
  'dispatcher',
  'auditor',
  'callback_clerk',
  'supervisor',
  'centre_manager',
  'office',
  'organizer_clerk',
  'organizer_leader',
] as const

/** What is kept and put right. */
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
  tag: {
    by: commenters,
    from: everyState,
    unit: 'involved',
    outcomes: { done: {} },
  },
  comment: {
    by: commenters,
    from: everyState,
    unit: 'involved',
    outcomes: { done: {} },
  },
} as const satisfies Record<string, Row>
