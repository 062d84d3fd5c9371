import { callbackClocks, handleClocks, heard, latenessClocks, type Outcome, type Row } from './row.ts'

const again = { to: 'handling', meets: callbackClocks, assigns: ['sign', 'rehandle'] } as const satisfies Outcome
const exhausted = { to: 'closed', closing: 'explained', meets: callbackClocks } as const satisfies Outcome

/** What comes of the reply: audit, call-back, review. */
export const resultRows = {
  auditReply: {
    by: ['auditor'],
    from: ['auditing'],
    outcomes: {
      passed: { to: 'callback', leadTo: 'completed', meets: ['audit'], starts: callbackClocks },
      exempt: { to: 'closed', closing: 'byFindings', leadTo: 'completed', meets: ['audit'] },
      failed: { to: 'handling', leadTo: 'handling', meets: ['audit'], reopens: [...handleClocks, ...latenessClocks] },
    },
  },
  recordCallback: {
    by: ['callback_clerk'],
    from: ['callback'],
    outcomes: { noted: { meets: ['callbackStart'] }, heard, again, exhausted },
  },
  rate: {
    by: ['demander'],
    from: ['callback'],
    outcomes: { noted: {}, heard },
  },
  endCallback: {
    by: ['system'],
    from: ['callback'],
    outcomes: { heard, again, exhausted },
  },
  requestReview: {
    by: ['demander'],
    from: ['closed'],
    outcomes: { done: { to: 'reviewing', starts: ['review'] } },
  },
  ruleReview: {
    by: ['centre_manager', 'guidance', 'office'],
    from: ['reviewing'],
    outcomes: {
      upheld: { to: 'closed', closing: 'asBefore', meets: ['review'] },
      again: { to: 'handling', meets: ['review'], assigns: ['sign', 'rehandle'] },
      unanswered: { to: 'dispatching', meets: ['review'], starts: ['dispatch'] },
    },
  },
} as const satisfies Record<string, Row>
