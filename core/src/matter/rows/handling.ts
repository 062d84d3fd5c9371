import { everyKind, handleClocks, latenessClocks, open, type Row } from './row.ts'

/** What the organizers do with it. */
export const handlingRows = {
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
        meets: [...handleClocks, ...latenessClocks],
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
  askDemander: {
    by: ['organizer_clerk'],
    from: ['handling'],
    assignment: { kinds: everyKind, from: ['handling'], unit: 'own' },
    outcomes: { done: {} },
  },
  relayAnswer: {
    by: ['demander', 'callback_clerk'],
    from: open,
    outcomes: { heard: {}, done: {} },
  },
} as const satisfies Record<string, Row>
