import { leftAsLast, open, type Row } from './row.ts'

/** How a matter comes in: registered, screened, answered at once, or taken back. */
export const intakeRows = {
  register: {
    by: ['demander', 'operator'],
    from: [],
    outcomes: {
      selfService: { to: 'registered', starts: ['accept', 'dispatch'] },
      byOperator: { to: 'dispatching', starts: ['dispatch'] },
    },
  },
  answer: {
    by: ['operator', 'dispatcher'],
    from: ['registered', 'dispatching'],
    outcomes: { done: { to: 'closed', closing: 'answered', meets: ['accept', 'dispatch'] } },
  },
  decline: {
    by: ['operator', 'dispatcher'],
    from: ['registered', 'dispatching'],
    outcomes: { done: { to: 'closed', closing: 'not_accepted', meets: ['accept', 'dispatch'] } },
  },
  requestSupplement: {
    by: ['dispatcher'],
    from: ['registered', 'dispatching'],
    outcomes: { done: { to: 'supplementing', pauses: ['accept', 'dispatch'], starts: ['supplement'] } },
  },
  supplement: {
    by: ['demander'],
    from: ['supplementing', 'closed'],
    outcomes: {
      inTime: { to: 'cameFrom', meets: ['supplement'], resumes: ['accept', 'dispatch'] },
      reopened: { to: 'registered', starts: ['accept', 'dispatch'] },
    },
  },
  lapseSupplement: {
    by: ['system'],
    from: ['supplementing'],
    outcomes: { done: { to: 'closed', closing: 'insufficient' } },
  },
  accept: {
    by: ['dispatcher'],
    from: ['registered'],
    outcomes: { done: { to: 'dispatching', meets: ['accept'], revises: ['dispatch'] } },
  },
  withdraw: {
    by: ['demander'],
    from: ['registered', 'supplementing', 'dispatching', 'handling'],
    outcomes: {
      left: {},
      closed: { to: 'closed', closing: 'withdrawn' },
      asked: {},
    },
  },
  ruleWithdrawal: {
    by: ['centre_manager'],
    from: open,
    outcomes: { approved: { to: 'closed', closing: 'withdrawn' }, left: {}, heard: leftAsLast, rejected: {} },
  },
  join: {
    by: ['demander', 'operator'],
    from: open,
    outcomes: { done: {} },
  },
} as const satisfies Record<string, Row>
