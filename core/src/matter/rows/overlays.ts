import { everyState, open, type Row } from './row.ts'

/** What runs beside the state and never changes it. */
export const overlayRows = {
  urge: {
    by: ['demander'],
    from: ['registered', 'dispatching', 'handling', 'auditing', 'reviewing'],
    outcomes: { done: {} },
  },
  supervise: {
    by: ['supervisor', 'centre_manager', 'office', 'leader'],
    from: open,
    outcomes: { done: {} },
  },
  answerSupervision: {
    by: ['organizer_clerk', 'centre_manager'],
    from: everyState,
    outcomes: { done: {} },
  },
  liftSupervision: {
    by: ['supervisor'],
    from: everyState,
    outcomes: { done: {} },
  },
  markDifficult: {
    by: ['organizer_clerk', 'centre_manager'],
    from: everyState,
    unit: 'lead',
    outcomes: { done: {} },
  },
  clearDifficult: {
    by: ['centre_manager', 'office'],
    from: everyState,
    outcomes: { done: {} },
  },
} as const satisfies Record<string, Row>
