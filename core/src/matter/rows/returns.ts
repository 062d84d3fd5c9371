import { everyKind, type Row } from './row.ts'

/** How an assignment leaves its unit: returned, disputed, designated elsewhere, recalled. */
export const returnRows = {
  requestReturn: {
    by: ['organizer_leader'],
    from: ['handling'],
    assignment: { kinds: everyKind, from: ['issued', 'handling'], unit: 'own' },
    outcomes: { done: { assignmentTo: 'returning', meets: ['sign'] } },
  },
  reviewReturn: {
    by: ['dispatcher', 'centre_manager', 'organizer_leader'],
    from: ['handling'],
    assignment: { kinds: everyKind, from: ['returning'], unit: 'parentOrCentre' },
    outcomes: {
      leadReturned: { to: 'dispatching', starts: ['dispatch'] },
      returned: {},
      rejected: { assignmentTo: 'handling' },
      disputed: {},
    },
  },
  designate: {
    by: ['centre_manager', 'office'],
    from: ['handling'],
    outcomes: { done: { assigns: ['sign', 'contact', 'handle'] }, kept: {} },
  },
  recall: {
    by: ['dispatcher', 'centre_manager', 'organizer_clerk'],
    from: ['handling'],
    assignment: { kinds: everyKind, from: ['issued', 'handling', 'approving', 'returning'], unit: 'parentOrCentre' },
    outcomes: { leadRecalled: { to: 'dispatching', starts: ['dispatch'] }, done: {} },
  },
} as const satisfies Record<string, Row>
