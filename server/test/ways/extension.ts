import { passedOn } from './returns.ts'
import { each, type Step, type Ways } from './way.ts'

const more = (value: number) => ({
  reason: '灯杆须定制，工期不足。',
  by: { value, unit: 'workingDay' },
  demanderTold: true,
})
const ask: Step = ['leader_chengguan', 'requestExtension', more(5)]
const granted: Step = ['centre_manager', 'ruleExtension', { ruling: 'approve' }]

/** More time. */
export const extensionWays = {
  requestExtension: each(['organizer_leader'], {
    from: { state: 'handling' },
    filled: { ...more(20), statute: '建设工程质量管理条例' },
    outcome: 'done',
  }),
  ruleExtension: {
    centre_manager: {
      from: { state: 'handling' },
      steps: [ask],
      filled: { ruling: 'approve', reason: '理由充分。' },
      outcome: 'approved',
    },
    office: {
      from: { state: 'handling' },
      steps: [ask, granted, ask],
      filled: { ruling: 'approve' },
      outcome: 'approved',
    },
    organizer_leader: {
      by: 'leader_panyu',
      from: passedOn.from,
      steps: [...passedOn.steps, ['clerk_shiqiao', 'sign'], ['leader_shiqiao', 'requestExtension', more(1)]],
      filled: { ruling: 'reject', reason: '请按原期限完成。' },
      outcome: 'rejected',
    },
  },
} as const satisfies Record<string, Ways>
