import { rowOf } from 'core/matter'
import { each, type Way, type Ways } from './way.ts'

const from = { state: 'handling' } as const
const correction = (field: string, value: string): Way => ({
  from,
  filled: { field, value, why: '登记有误' },
  outcome: 'done',
})

/** What is kept and put right. */
export const recordWays = {
  setConfidential: each(['operator', 'dispatcher', 'centre_manager', 'demander'], {
    from,
    filled: { confidential: true, reason: '担心被人知道。' },
    outcome: 'done',
  }),
  correct: {
    operator: correction('urgency', 'urgent'),
    dispatcher: correction('category', '0104'),
    centre_manager: correction('contentForUnits', '东环路一处路灯不亮。'),
  },
  tag: each(rowOf('tag').by, { from, filled: { add: ['群体诉求', '媒体关注'] }, outcome: 'done' }),
  comment: each(rowOf('comment').by, { from, filled: { text: '街道说配件周三到货。' }, outcome: 'done' }),
} as const satisfies Record<string, Ways>
