import { everyState, type Row } from './row.ts'

/** What runs beside the state and never changes it. */
export const overlayRows = {
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
} as const satisfies Record<string, Row>
