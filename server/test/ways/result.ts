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
    // Of what the centre itself has answered.
    office: {
      from: { state: 'dispatching' },
      steps: [
        ['dispatcher', 'answer', { text: '路灯将在本周修复。', noArticle: '尚无条目' }],
        ['demander', 'requestReview', { grounds: '没有说哪一天。' }],
      ],
      filled: { ruling: 'uphold', reason: '答复属实。' },
      outcome: 'upheld',
    },
  },
} as const satisfies Record<string, Ways>
