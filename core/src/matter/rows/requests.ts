import { everyState, type Row } from './row.ts'

/** What a unit asks of the centre beside returning and more time. */
export const requestRows = {
  requestTermination: {
    by: ['organizer_clerk'],
    from: ['handling'],
    assignment: { kinds: ['lead'], from: ['handling'], unit: 'own' },
    outcomes: { done: {} },
  },
  terminate: {
    by: ['centre_manager'],
    from: ['handling'],
    outcomes: { approved: { to: 'closed', closing: 'terminated' }, rejected: {} },
  },
  markUnreasonable: {
    by: ['organizer_clerk'],
    from: ['handling', 'auditing', 'callback', 'closed'],
    assignment: { kinds: ['lead'], from: ['handling', 'approving', 'replied', 'completed'], unit: 'own' },
    outcomes: { done: {} },
  },
  ruleUnreasonable: { by: ['centre_manager'], from: everyState, outcomes: { approved: {}, rejected: {} } },
  appeal: {
    by: ['organizer_clerk', 'organizer_leader'],
    from: everyState,
    unit: 'involved',
    outcomes: { done: {} },
  },
  ruleAppeal: { by: ['centre_manager', 'office'], from: everyState, outcomes: { approved: {}, rejected: {} } },
} as const satisfies Record<string, Row>
