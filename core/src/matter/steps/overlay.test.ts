import { describe, expect, it } from 'vitest'
import { at, staff } from '../../../test/desk.ts'
import { contextOf, handledWith, overlay, running } from '../../../test/parts.ts'
import { Draft } from '../draft.ts'
import type { Matter } from '../types.ts'
import { answerUrgings, liftOverlays, proposeDifficult, superviseFor } from './overlay.ts'
import { superviseRepeated } from './repeated.ts'

const now = '2026-03-03 09:00'
const draftOf = (parts: Partial<Matter>, when = now) =>
  new Draft(handledWith(parts), contextOf(staff('dispatcher'), when))
const gone = at('2026-03-02 13:00')

describe('what is lifted', () => {
  it('is every open one of its kind, and of its cause where one is named, with its clocks', () => {
    const overlays = [
      overlay('supervision', 'open', { id: 'dispute', cause: 'dispute' }),
      overlay('supervision', 'answered', { id: 'late', cause: 'overdue' }),
      overlay('difficult', 'open', { id: 'difficult' }),
      overlay('supervision', 'lifted', { id: 'gone', cause: 'dispute', endedAt: gone }),
    ]
    const clocks = [running('supervision', 'dispute'), running('supervision', 'late')]
    const lifted = (cause?: string) => {
      const draft = draftOf({ overlays, clocks })
      liftOverlays(draft, 'supervision', cause)
      const ended = draft.matter.clocks.filter(({ endedAt }) => endedAt === at(now)).map(({ of }) => of)
      return [draft.matter.overlays.map(({ endedAt }) => endedAt), ended]
    }
    expect(lifted('dispute')).toEqual([[at(now), null, null, gone], ['dispute']])
    expect(lifted()).toEqual([
      [at(now), at(now), null, gone],
      ['dispute', 'late'],
    ])
  })
})

it('a step answers the urgings that wait, and leaves what was answered before', () => {
  const overlays = [
    overlay('urging', 'open', { id: 'new' }),
    overlay('urging', 'answered', { id: 'old', endedAt: gone }),
    overlay('difficult', 'open'),
  ]
  const draft = draftOf({ overlays })
  answerUrgings(draft)
  expect(draft.matter.overlays.map(({ state, endedAt }) => [state, endedAt])).toEqual([
    ['answered', at(now)],
    ['answered', gone],
    ['open', null],
  ])
})

describe('what is proposed or supervised by a rule', () => {
  const difficult = (...overlays: Matter['overlays']) => {
    const draft = draftOf({ overlays })
    proposeDifficult(draft, 'rehandle.max')
    return draft.matter.overlays.length - overlays.length
  }

  it('is proposed as difficult once, while it is not said or proposed already', () => {
    expect(difficult()).toBe(1)
    expect(difficult(overlay('supervision', 'open'))).toBe(1)
    expect(difficult(overlay('difficult', 'lifted'))).toBe(1)
    expect(difficult(overlay('difficult', 'proposed'))).toBe(0)
    expect(difficult(overlay('supervision', 'open'), overlay('difficult', 'open'))).toBe(0)
  })

  it('is supervised once while a supervision waits for its answer', () => {
    const supervised = (...overlays: Matter['overlays']) => {
      const draft = draftOf({ overlays })
      superviseFor(draft, 'overdue')
      return draft.matter.overlays.length - overlays.length
    }
    expect(supervised()).toBe(1)
    expect(supervised(overlay('supervision', 'answered'))).toBe(1)
    expect(supervised(overlay('supervision', 'open'))).toBe(0)
  })
})

describe('several people with one matter', () => {
  const [first] = handledWith({}).participants as [Matter['participants'][number]]
  /** Three persons who joined at moments, `left` of them since gone. */
  const people = (joined: readonly string[], left = 0): Matter['participants'] =>
    joined.map((when, index) => ({
      ...first,
      id: `person ${index}`,
      joinedAt: at(`${when} 12:00`),
      leftAt: index < left ? gone : null,
    }))
  const supervised = (parts: Partial<Matter>, when = now): number => {
    const draft = draftOf(parts, when)
    superviseRepeated(draft)
    return draft.matter.overlays.filter(({ cause }) => cause === 'sameMatter').length
  }
  const three = ['2026-03-02', '2026-03-02', '2026-03-02']

  it('have it supervised from the third on', () => {
    expect(supervised({ participants: people(three) })).toBe(1)
    expect(supervised({ participants: people(three.slice(1)) })).toBe(0)
  })

  it('count while they are there', () => {
    expect(supervised({ participants: people([...three, '2026-03-02'], 1) })).toBe(1)
    expect(supervised({ participants: people(three, 1) })).toBe(0)
  })

  it('count within thirty days of their coming, to the end of the last', () => {
    const participants = people(['2026-03-02', '2026-03-20', '2026-03-20'])
    expect(supervised({ participants }, '2026-04-01 23:59')).toBe(1)
    expect(supervised({ participants }, '2026-04-02 00:00')).toBe(0)
  })

  it('have it supervised once, whatever became of that, and for whatever else it was supervised', () => {
    const participants = people(three)
    const known = overlay('supervision', 'lifted', { cause: 'sameMatter' })
    expect(supervised({ participants, overlays: [known] })).toBe(1)
    expect(supervised({ participants, overlays: [overlay('supervision', 'lifted', { cause: 'overdue' })] })).toBe(1)
    expect(supervised({ participants, overlays: [overlay('urging', 'open', { cause: 'demander' })] })).toBe(1)
  })

  it('wait for a lead where none handles it yet', () => {
    expect(supervised({ participants: people(three), assignments: [] })).toBe(0)
  })
})
