import { each, type Filled, type Ways } from './way.ts'

const from = { state: 'handling' } as const
const claim = { about: '本月按时办结率', evidence: '配件停产，已附厂家说明。' }
const firstAppeal: Filled = ({ rulings }) => ({
  appeal: rulings.find(({ kind }) => kind === 'appeal')?.id,
  ruling: 'approve',
  reason: '情况属实。',
})

/** What a unit asks of the centre beside returning and more time. */
export const requestWays = {
  requestTermination: each(['organizer_clerk'], { from, filled: { reason: '诉求人三次不予配合。' }, outcome: 'done' }),
  terminate: each(['centre_manager'], {
    from,
    steps: [['clerk_chengguan', 'requestTermination', { reason: '诉求人三次不予配合。' }]],
    filled: { ruling: 'approve', reason: '多次联系未果，予以终止。' },
    outcome: 'approved',
  }),
  markUnreasonable: each(['organizer_clerk'], { from, filled: { evidence: '要求超出规定标准。' }, outcome: 'done' }),
  ruleUnreasonable: each(['centre_manager'], {
    from,
    steps: [['clerk_chengguan', 'markUnreasonable', { evidence: '要求超出规定标准。' }]],
    filled: { ruling: 'reject', reason: '标准可以调整。' },
    outcome: 'rejected',
  }),
  appeal: each(['organizer_clerk', 'organizer_leader'], { from, filled: claim, outcome: 'done' }),
  ruleAppeal: each(['centre_manager', 'office'], {
    from,
    steps: [['clerk_chengguan', 'appeal', claim]],
    filled: firstAppeal,
    outcome: 'approved',
  }),
} as const satisfies Record<string, Ways>
