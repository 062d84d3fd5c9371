import { aMatter } from '../a-matter.ts'
import type { People } from '../caller.ts'
import { each, type Filled, type Ways } from './way.ts'

const mainMatter: Filled = async (_matter, people: People) => ({ into: (await aMatter(people)).no })

/** How a matter comes in, is screened, answered at once, joined, taken back, or found to be another one. */
export const intakeWays = {
  answer: each(['operator', 'dispatcher'], {
    from: { state: 'registered' },
    filled: { text: '路灯由街道管养，已告知报修电话。', noArticle: '知识库没有收录' },
    outcome: 'done',
  }),
  decline: each(['operator', 'dispatcher'], {
    from: { state: 'registered' },
    filled: { reason: '已进入诉讼，请按诉讼程序提出。', channel: 'litigation' },
    outcome: 'done',
  }),
  requestSupplement: each(['dispatcher'], {
    from: { state: 'registered' },
    filled: { missing: '请写明是哪一盏路灯。' },
    outcome: 'done',
  }),
  supplement: each(['demander', 'operator'], {
    from: { state: 'supplementing' },
    filled: { text: '东门左手第二盏。' },
    outcome: 'inTime',
  }),
  accept: each(['dispatcher'], {
    from: { state: 'registered' },
    filled: { type: 'help', category: '0104', urgency: 'urgent' },
    outcome: 'done',
  }),
  withdraw: each(['demander', 'operator'], {
    from: { state: 'dispatching' },
    filled: { reason: '路灯已经亮了。' },
    outcome: 'closed',
  }),
  ruleWithdrawal: each(['centre_manager'], {
    from: { state: 'dispatching', type: 'report' },
    steps: [['demander', 'withdraw', { reason: '不想再追究。' }]],
    filled: { ruling: 'approve', reason: '已与本人核实。' },
    outcome: 'approved',
  }),
  join: each(['demander', 'operator'], {
    from: { state: 'handling' },
    filled: { demander: { name: '马知秋', phone: '13700137000' } },
    outcome: 'done',
  }),
  merge: each(['dispatcher'], { from: { state: 'registered' }, filled: mainMatter, outcome: 'done' }),
  unmerge: each(['dispatcher'], {
    from: { state: 'dispatching' },
    steps: [['dispatcher', 'merge', mainMatter]],
    filled: { reason: '不是同一处路灯。' },
    outcome: 'accepted',
  }),
} as const satisfies Record<string, Ways>
