import { describe, expect, it } from 'vitest'
import { asked, handledWith, regime, running } from '../../test/parts.ts'
import type { Matter, Plan } from './types.ts'
import { waitingFor } from './waiting.ts'

const plan: Plan = { goals: 'g', stages: [], submittedAt: 1, approvedAt: null }
const [lead] = handledWith({}).assignments
const sub = { ...lead!, id: 'sub', kind: 'sub' as const, parent: lead!.id, organizer: 'below' }

describe('whom a limit waits for beside the states', () => {
  it('is nobody of what lists of states and assignments tell', () => {
    for (const kind of ['accept', 'dispatch', 'audit', 'callback', 'review', 'sign', 'handle', 'supervision'] as const)
      expect(waitingFor(running(kind, null), handledWith({}))).toBeNull()
  })

  it('is whoever passes a question on, and whoever settles a dispute', () => {
    expect(waitingFor(running('relay', 'q'), handledWith({}))).toEqual({ owner: 'callback_clerk', organizer: null })
    const dispute = (rule: 'dispute.centre' | 'dispute.office') =>
      waitingFor(running('dispute', 'd', { rule }), handledWith({}))?.owner
    expect([dispute('dispute.centre'), dispute('dispute.office')]).toEqual(['centre_manager', 'office'])
  })

  it('is, of a ruling, whoever was asked; of a part its parent’s leader', () => {
    const rulings = [
      asked('extension', { owner: 'office' }),
      { ...asked('return', { owner: 'organizer_leader' }), assignment: 'sub' },
    ]
    const matter = handledWith({ rulings, assignments: [lead!, sub] } as Partial<Matter>)
    expect(waitingFor(running('ruling', rulings[0]!.id), matter)).toEqual({ owner: 'office', organizer: null })
    expect(waitingFor(running('ruling', rulings[1]!.id), matter)).toEqual({
      owner: 'organizer_leader',
      organizer: lead!.organizer,
    })
  })

  it.each([
    ['that is not submitted: nobody but its unit', null, 'zhujian', null],
    ['of a department', plan, 'zhujian', { owner: 'guidance', organizer: 'zhujian' }],
    ['without a department', plan, null, { owner: 'centre_manager', organizer: null }],
  ])('is, of a plan %s', (_what, submitted, guidance, whom) => {
    const regimes = [{ ...regime('longTerm'), id: 'r', guidance, plan: submitted }]
    expect(waitingFor(running('plan', 'r'), handledWith({ regimes } as Partial<Matter>))).toEqual(whom)
  })
})
