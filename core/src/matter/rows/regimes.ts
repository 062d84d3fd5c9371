import { everyState, type Row, restingClocks } from './row.ts'

const lead = { kinds: ['lead'], from: ['handling'], unit: 'own' } as const

/** Long-term work and legal procedures: what changes the clocks and not the state. */
export const regimeRows = {
  requestLongTerm: {
    by: ['organizer_clerk'],
    from: ['handling'],
    assignment: lead,
    outcomes: { done: {} },
  },
  proposeLongTerm: { by: ['system'], from: everyState, outcomes: { done: {} } },
  declareLongTerm: {
    by: ['centre_manager'],
    from: ['handling', 'closed'],
    outcomes: {
      declared: {},
      reopened: { to: 'handling', assigns: ['sign'] },
      toDispatch: { to: 'dispatching', starts: ['dispatch'] },
    },
  },
  submitPlan: { by: ['organizer_clerk'], from: ['handling'], unit: 'lead', outcomes: { done: {} } },
  approvePlan: {
    by: ['guidance', 'centre_manager'],
    from: ['handling'],
    outcomes: { approved: {}, rejected: {} },
  },
  reportStage: { by: ['organizer_clerk'], from: ['handling'], unit: 'lead', outcomes: { done: {} } },
  advise: { by: ['guidance', 'centre_manager'], from: ['handling'], outcomes: { done: {} } },
  endLongTerm: { by: ['centre_manager'], from: ['handling'], outcomes: { done: {} } },
  enterLegalProcedure: {
    by: ['organizer_clerk'],
    from: ['handling'],
    assignment: lead,
    outcomes: { done: {} },
  },
  ruleLegalProcedure: {
    by: ['centre_manager'],
    from: ['handling'],
    outcomes: { approved: { pauses: restingClocks }, rejected: {} },
  },
  confirmLegalProcedure: { by: ['organizer_clerk'], from: ['handling'], unit: 'lead', outcomes: { done: {} } },
  endLegalProcedure: { by: ['organizer_clerk'], from: ['handling'], unit: 'lead', outcomes: { done: {} } },
  reportLegalResult: {
    by: ['organizer_clerk'],
    from: ['handling'],
    assignment: lead,
    outcomes: { done: { assignmentTo: 'approving' } },
  },
} as const satisfies Record<string, Row>
