import { someReply } from '../a-matter.ts'
import { each, type Filled, type Step, type Ways } from './way.ts'

const plan = {
  goals: '两个月内更换整段路灯。',
  stages: [
    { goal: '完成勘察', dueOn: '2026-03-20' },
    { goal: '更换完毕', dueOn: '2026-04-17' },
  ],
}
const asked: Step = ['clerk_chengguan', 'requestLongTerm', { reason: '须整段更换。' }]
const declared = (more: object = {}): readonly Step[] => [
  ['centre_manager', 'declareLongTerm', { reason: '须长期推进。', ...more }],
]
const guided = declared({ guidance: 'zhujian' })
const planned = (declaring: readonly Step[]): readonly Step[] => [...declaring, ['clerk_chengguan', 'submitPlan', plan]]
const agreed: readonly Step[] = [
  ...planned(guided),
  ['guidance', 'approvePlan', { ruling: 'approve', opinion: '可行。' }],
]
const firstStage: Filled = ({ regimes }) => ({ stage: regimes[0]?.stages?.[0]?.id, text: '已完成勘察。' })
const opinion = { ruling: 'approve', opinion: '可行，注意公示施工时间。' }

const procedure = { law: '民事诉讼法', caseNumber: '（2026）粤0113民初66号', expectedEndOn: '2026-05-29' }
const inCourt: readonly Step[] = [
  ['clerk_chengguan', 'enterLegalProcedure', procedure],
  ['centre_manager', 'ruleLegalProcedure', { ruling: 'approve' }],
]
const from = { state: 'handling' } as const

/** Long-term work and procedures of law. */
export const regimeWays = {
  requestLongTerm: each(['organizer_clerk'], { from, filled: { reason: '须整段更换路灯。' }, outcome: 'done' }),
  declareLongTerm: each(['centre_manager'], {
    from,
    steps: [asked],
    filled: { reason: '须长期推进。', guidance: 'zhujian' },
    outcome: 'declared',
  }),
  submitPlan: each(['organizer_clerk'], { from, steps: declared(), filled: plan, outcome: 'done' }),
  approvePlan: {
    guidance: { from, steps: planned(guided), filled: opinion, outcome: 'approved' },
    centre_manager: { from, steps: planned(declared()), filled: { ...opinion, ruling: 'reject' }, outcome: 'rejected' },
  },
  reportStage: each(['organizer_clerk'], { from, steps: agreed, filled: firstStage, outcome: 'done' }),
  advise: {
    guidance: { from, steps: guided, filled: { text: '请先公示方案。' }, outcome: 'done' },
    centre_manager: { from, steps: declared(), filled: { text: '请先公示方案。' }, outcome: 'done' },
  },
  endLongTerm: each(['centre_manager'], {
    from,
    steps: agreed,
    filled: { conclusion: '路灯更换完毕。' },
    outcome: 'done',
  }),
  enterLegalProcedure: each(['organizer_clerk'], { from, filled: procedure, outcome: 'done' }),
  ruleLegalProcedure: each(['centre_manager'], {
    from,
    steps: inCourt.slice(0, 1),
    filled: { ruling: 'approve', reason: '已立案。' },
    outcome: 'approved',
  }),
  confirmLegalProcedure: each(['organizer_clerk'], {
    from,
    steps: inCourt,
    filled: { note: '仍在审理。' },
    outcome: 'done',
  }),
  endLegalProcedure: each(['organizer_clerk'], {
    from,
    steps: inCourt,
    filled: { endedOn: '2026-03-02' },
    outcome: 'done',
  }),
  reportLegalResult: each(['organizer_clerk'], {
    from,
    steps: [...inCourt, ['clerk_chengguan', 'endLegalProcedure', { endedOn: '2026-03-02' }]],
    filled: someReply,
    outcome: 'done',
  }),
} as const satisfies Record<string, Ways>
