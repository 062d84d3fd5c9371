import { someReply } from '../a-matter.ts'
import { each, type Filled, type Step, type Ways } from './way.ts'

const asked: Step = ['clerk_chengguan', 'askDemander', { question: '是哪一盏路灯？' }]
const answer: Filled = ({ questions }) => ({ question: questions[0]?.id, text: '东门左手第二盏。' })

/** What the organizers do with it. */
export const handlingWays = {
  dispatch: each(['dispatcher'], {
    from: { state: 'dispatching' },
    filled: { lead: 'chengguan', co: ['water'], advice: '请到现场查看。', complex: true },
    outcome: 'done',
  }),
  sign: each(['organizer_clerk'], { from: { state: 'issued' }, outcome: 'done' }),
  contactDemander: each(['organizer_clerk'], {
    from: { state: 'handling' },
    filled: { at: '2026-03-02T10:00:00+08:00', number: '02038000000', note: '已约定上门时间。' },
    outcome: 'done',
  }),
  subAssign: each(['organizer_clerk'], {
    by: 'clerk_panyu',
    from: { state: 'handling', lead: 'panyu' },
    filled: { organizer: 'shiqiao', dueAt: '2026-03-10T18:00:00+08:00', advice: '请街道到场。' },
    outcome: 'done',
  }),
  reply: each(['organizer_clerk'], {
    from: { state: 'handling' },
    filled: {
      ...someReply,
      findings: { true: true, solved: 'partly', inDuty: true, contacted: true, unsolvedReason: '还差一盏，等配件。' },
    },
    outcome: 'done',
  }),
  approveReply: each(['organizer_leader'], {
    from: { state: 'approving' },
    filled: { ruling: 'approve' },
    outcome: 'leadApproved',
  }),
  sendBack: each(['organizer_clerk'], {
    from: { state: 'handling', co: ['water'] },
    steps: [
      ['clerk_water', 'sign'],
      ['clerk_water', 'reply', someReply],
      ['leader_water', 'approveReply', { ruling: 'approve' }],
    ],
    filled: { reason: '没有写明开挖范围。' },
    outcome: 'done',
  }),
  askDemander: each(['organizer_clerk'], {
    from: { state: 'handling' },
    filled: { question: '是哪一盏路灯？' },
    outcome: 'done',
  }),
  relayAnswer: each(['demander', 'operator', 'callback_clerk'], {
    from: { state: 'handling' },
    steps: [asked],
    filled: answer,
    outcome: 'done',
  }),
} as const satisfies Record<string, Ways>
