import { each, type Filled, type Step, type Ways } from './way.ts'

const order = { form: 'listed', reason: '已两次催办。', due: { value: 2, unit: 'workingDay' } }
const supervised: Step = ['supervisor', 'supervise', order]
const answered: Filled = ({ overlays }) => ({ supervision: overlays[0]?.id, text: '已安排抢修。' })
const from = { state: 'handling' } as const

/** What runs beside the state. */
export const overlayWays = {
  urge: each(['demander', 'operator'], {
    from,
    steps: ['2026-03-12 10:00'],
    filled: { text: '请尽快。' },
    outcome: 'done',
  }),
  supervise: each(['supervisor', 'centre_manager', 'office', 'leader'], { from, filled: order, outcome: 'done' }),
  answerSupervision: {
    organizer_clerk: { from, steps: [supervised], filled: answered, outcome: 'done' },
    centre_manager: { from: { state: 'dispatching' }, steps: [supervised], filled: answered, outcome: 'done' },
  },
  liftSupervision: each(['supervisor'], {
    from,
    steps: [supervised, ['clerk_chengguan', 'answerSupervision', answered]],
    filled: ({ overlays }) => ({ supervision: overlays[0]?.id, conclusion: '已修复。' }),
    outcome: 'done',
  }),
  markDifficult: each(['organizer_clerk', 'centre_manager'], {
    from,
    filled: { reason: '产权不清。' },
    outcome: 'done',
  }),
  clearDifficult: each(['centre_manager', 'office'], {
    from,
    steps: [['centre_manager', 'markDifficult', { reason: '产权不清。' }]],
    filled: { conclusion: '产权已明确。' },
    outcome: 'done',
  }),
} as const satisfies Record<string, Ways>
