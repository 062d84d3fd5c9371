import { everyKind, type Row } from './row.ts'

/** More time. */
export const extensionRows = {
  requestExtension: {
    by: ['organizer_leader'],
    from: ['handling'],
    assignment: { kinds: everyKind, from: ['handling'], unit: 'own' },
    outcomes: { done: {} },
  },
  ruleExtension: {
    by: ['centre_manager', 'office', 'organizer_leader'],
    from: ['handling'],
    assignment: { kinds: everyKind, from: ['handling', 'approving', 'returning'], unit: 'parentOrCentre' },
    outcomes: { approved: {}, rejected: {} },
  },
} as const satisfies Record<string, Row>
