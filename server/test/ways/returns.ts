import { each, type Step, type Way, type Ways } from './way.ts'

const reasons = { reason: '该路灯不由本单位管养。', basis: '管养移交清单' }
const judged = { reason: '已核对管养清单。' }

const askReturn = (unit: string, suggested: string): Step => [
  `leader_${unit}`,
  'requestReturn',
  { ...reasons, suggested },
]
const again = (lead: string): Step => ['dispatcher', 'dispatch', { lead }]
const returned: Step = ['dispatcher', 'reviewReturn', { ruling: 'approve', ...judged }]

/** Returned twice, and asked for a third time. */
const threeTimes: readonly Step[] = [
  returned,
  again('water'),
  askReturn('water', 'panyu'),
  returned,
  again('panyu'),
  askReturn('panyu', 'chengguan'),
]
const disputed: readonly Step[] = [
  ...threeTimes,
  ['dispatcher', 'reviewReturn', { ruling: 'dispute', interim: 'panyu', ...judged }],
]
/** A district passes it on to a street below it. */
export const passedOn: Pick<Way, 'from'> & { steps: readonly Step[] } = {
  from: { state: 'handling', lead: 'panyu' },
  steps: [['clerk_panyu', 'subAssign', { organizer: 'shiqiao' }]],
}
const designation = { organizer: 'chengguan', ruling: '由城管部门修复并管养。', basis: '三定方案', intoCatalogue: true }

/** How an assignment leaves its unit. */
export const returnWays = {
  requestReturn: each(['organizer_leader'], {
    from: { state: 'issued' },
    filled: { ...reasons, suggested: 'water' },
    outcome: 'done',
  }),
  reviewReturn: {
    dispatcher: {
      from: { state: 'returning' },
      steps: threeTimes,
      filled: { ruling: 'dispute', ...judged, interim: 'water' },
      outcome: 'disputed',
    },
    centre_manager: {
      from: { state: 'returning' },
      filled: { ruling: 'approve', ...judged },
      outcome: 'leadReturned',
    },
    organizer_leader: {
      by: 'leader_panyu',
      from: passedOn.from,
      steps: [...passedOn.steps, askReturn('shiqiao', 'water')],
      filled: { ruling: 'reject', ...judged },
      outcome: 'rejected',
    },
  },
  designate: {
    centre_manager: { from: { state: 'returning' }, steps: disputed, filled: designation, outcome: 'done' },
    office: {
      from: { state: 'returning' },
      steps: [...disputed, '2026-03-05 09:00'],
      filled: { ...designation, organizer: 'panyu' },
      outcome: 'kept',
    },
  },
  recall: {
    ...each(['dispatcher', 'centre_manager'], {
      from: { state: 'handling' },
      filled: { reason: '分类有误，改派其他单位。' },
      outcome: 'leadRecalled',
    }),
    organizer_clerk: {
      by: 'clerk_panyu',
      ...passedOn,
      filled: { reason: '改由区里直接办理。' },
      outcome: 'done',
    },
  },
} as const satisfies Record<string, Ways>
