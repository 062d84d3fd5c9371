import { each, type Ways } from './way.ts'

/** What comes of the reply: audit, call-back, review. */
export const resultWays = {
  auditReply: each(['auditor'], { from: { state: 'auditing' }, filled: { verdict: 'pass' }, outcome: 'passed' }),
  recordCallback: each(['callback_clerk'], {
    from: { state: 'callback' },
    filled: { reached: true, contacted: true, solved: 'no', rating: 2, reasonable: true, note: '路灯又灭了。' },
    outcome: 'again',
  }),
  rate: each(['demander', 'operator'], {
    from: { state: 'callback' },
    filled: { solved: 'yes', rating: 4, note: '比较及时。' },
    outcome: 'heard',
  }),
  requestReview: each(['demander', 'operator'], {
    from: { state: 'closed' },
    filled: { grounds: '路灯只亮了一晚。' },
    outcome: 'done',
  }),
  ruleReview: {
    centre_manager: {
      from: { state: 'reviewing' },
      filled: { ruling: 'uphold', reason: '现场复测，路灯正常。' },
      outcome: 'upheld',
    },
    // With the ruling a guidance department no longer sees the matter.
    guidance: {
      from: { state: 'reviewing' },
      filled: { ruling: 'rehandle', reason: '线路仍有故障。' },
      outcome: 'again',
    },
    office: {
      from: { state: 'reviewing' },
      filled: { ruling: 'uphold', reason: '复测两次，路灯正常。' },
      outcome: 'upheld',
    },
  },
} as const satisfies Record<string, Ways>
