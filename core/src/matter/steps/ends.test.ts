import { describe, expect, it } from 'vitest'
import { at, staff } from '../../../test/desk.ts'
import { asked, contextOf, handledWith, overlay, regime, running, stage } from '../../../test/parts.ts'
import { Draft } from '../draft.ts'
import type { Assignment, Matter } from '../types.ts'
import { pullBelow } from './below.ts'
import { endOwnClocks } from './clocks.ts'
import { release } from './lead.ts'
import { endRegime, endRegimes } from './regime.ts'

const now = '2026-03-03 09:00'
const draftOf = (parts: Partial<Matter>) => new Draft(handledWith(parts), contextOf(staff('dispatcher'), now))
const [lead] = handledWith({}).assignments as [Assignment]
const endedIn = ({ matter }: Draft) => matter.clocks.filter(({ endedAt }) => endedAt === at(now)).map(({ id }) => id)

describe('a closed matter', () => {
  it('owes only its supervisions, and the rulings on what is past that still wait', () => {
    const rulings = [asked('appeal'), asked('termination'), asked('unreasonable', { ruling: 'reject' })]
    const overlays = [overlay('supervision', 'open')]
    const clocks = [
      running('handle', lead.id),
      running('audit', null),
      running('sign', lead.id, { metAt: 1 }),
      running('supervision', overlays[0]!.id),
      ...rulings.map(({ id }) => running('ruling', id)),
    ]
    const draft = draftOf({ rulings, overlays, clocks })
    endOwnClocks(draft)
    const rulingsGone = ['ruling of asked termination', 'ruling of asked unreasonable']
    expect(endedIn(draft)).toEqual([`handle of ${lead.id}`, 'audit of null', ...rulingsGone])
    expect(draft.matter.clocks.find(({ kind }) => kind === 'sign')).toMatchObject({ metAt: 1, endedAt: null })
  })
})

describe('a regime that ends', () => {
  const regimes = [regime('longTerm', { id: 'plan' }), regime('legalProcedure', { id: 'law', endedAt: 1 })]
  const stages = [stage('plan', null), stage('other', null)]
  const clocks = [
    running('feedback', 'plan'),
    running('stage', 'stage of plan'),
    running('stage', 'stage of other'),
    running('legalCheck', 'law'),
  ]

  it('ends its clocks and those of its stages, and no others', () => {
    const draft = draftOf({ regimes, stages, clocks })
    endRegime(draft, 'plan')
    expect(endedIn(draft)).toEqual(['feedback of plan', 'stage of stage of plan'])
  })

  it('is not ended twice with the rest', () => {
    const draft = draftOf({ regimes, stages, clocks })
    endRegimes(draft)
    expect(draft.matter.regimes.map(({ endedAt }) => endedAt)).toEqual([at(now), 1])
  })
})

describe('an assignment that is let go', () => {
  const child: Assignment = { ...lead, id: 'child', kind: 'sub', parent: lead.id, organizer: 'grid' }
  const beside: Assignment = { ...lead, id: 'beside', kind: 'co', organizer: 'panyu' }

  it('takes its questions, its requests and its children with it, and leaves those of others', () => {
    const question = (id: string, assignment: string) => ({
      id,
      assignment,
      question: 'text',
      askedAt: 1,
      heard: null,
      answer: null,
      answeredAt: null,
    })
    const draft = draftOf({
      assignments: [lead, child, beside, { ...child, id: 'done', state: 'returned' }],
      questions: [question('own', lead.id), question('other', beside.id)],
      rulings: [
        asked('extension', { id: 'own request', assignment: lead.id }),
        asked('extension', { id: 'other request', assignment: beside.id }),
      ],
      clocks: [
        running('relay', 'own'),
        running('relay', 'other'),
        running('handle', lead.id),
        running('handle', child.id),
        running('handle', beside.id),
      ],
    })
    release(draft, draft.matter.assignments[0]!, 'returned')
    expect(draft.matter.assignments.map(({ state }) => state)).toEqual(['returned', 'recalled', 'handling', 'returned'])
    expect(draft.matter.rulings.map(({ ruling }) => ruling)).toEqual(['dropped', null])
    expect(endedIn(draft).sort()).toEqual(['relay of own', `handle of ${lead.id}`, 'handle of child'].sort())
  })
})

describe('what hangs below', () => {
  const child: Assignment = { ...lead, id: 'child', kind: 'sub', parent: lead.id, organizer: 'grid' }
  const above = running('handle', lead.id, { dueAt: at('2026-03-10 00:00'), warnAt: at('2026-03-09 00:00') })
  const pulled = (below: Partial<Matter['clocks'][number]>, state: Assignment['state'] = 'handling') => {
    const clock = running('handle', child.id, below)
    const draft = draftOf({ assignments: [lead, { ...child, state }], clocks: [above, clock] })
    pullBelow(draft)
    return { clock: draft.matter.clocks[1]!, changes: draft.changes.length }
  }

  it('is due no later than what it answers to, and stays where it is not', () => {
    expect(pulled({ dueAt: at('2026-03-17 00:00') }).clock.dueAt).toBe(above.dueAt)
    expect(pulled({ dueAt: at('2026-03-10 00:00') }).changes).toBe(0)
    expect(pulled({ dueAt: at('2026-03-09 00:00') }).changes).toBe(0)
  })

  it('is pulled by as much as its pauses that are over, so that it ends where it should', () => {
    const pause = { from: at('2026-03-03 09:00'), to: at('2026-03-04 09:00') }
    const still = { from: at('2026-03-05 09:00'), to: null }
    expect(pulled({ pauses: [pause] }).clock).toMatchObject({ dueAt: above.dueAt, notAfter: at('2026-03-09 00:00') })
    expect(pulled({ pauses: [pause, still] }).clock.notAfter).toBe(at('2026-03-09 00:00'))
  })

  it('is left alone once it is nobody’s duty', () => {
    expect(pulled({}, 'recalled').changes).toBe(0)
  })
})
