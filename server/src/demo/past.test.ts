import { fromIso } from 'core/calendar'
import { describe, expect, it } from 'vitest'
import { drawPasts, subjectOf } from './past.ts'
import { targets } from './story-targets.ts'

const now = fromIso('2026-11-24T10:30:00+08:00')!
const pasts = drawPasts(12345, 300, now)
const ending = (target: string) => pasts.filter(({ story }) => story.target === target)

describe('drawPasts', () => {
  it('draws the same city for the same seed and moment', () => {
    expect(drawPasts(12345, 300, now)).toEqual(pasts)
    expect(drawPasts(12346, 300, now)).not.toEqual(pasts)
  })

  it('comes in the order of registration, each matter once, every target at least three times', () => {
    const times = pasts.map(({ story }) => story.registeredAt)
    expect(times).toEqual([...times].sort((one, other) => one - other))
    expect(new Set(pasts.map(({ story }) => story.n)).size).toBe(300)
    for (const target of targets) expect(ending(target).length).toBeGreaterThanOrEqual(3)
  })

  it('gives each story a matter that can live it', () => {
    for (const { matter } of ending('registered')) expect(['web', 'wechat']).toContain(matter.channel)
    for (const { matter } of ending('answered')) expect(matter.type).toBe('consultation')
    for (const { matter } of ending('not_accepted')) expect(matter.declineChannel).not.toBeNull()
    for (const { matter } of ending('withdrawn')) expect(['report', 'praise']).not.toContain(matter.type)
    for (const { matter, story } of pasts)
      if (story.steps.some(({ command }) => command === 'recordCallback' || command === 'requestReview'))
        expect(subjectOf(matter).calledBack).toBe(true)
  })

  it('lets nobody contact those who must stay unknown to the units', () => {
    for (const { matter, story } of pasts)
      if (story.steps.some(({ command }) => command === 'contactDemander')) {
        expect(matter.contentForUnits).toBeNull()
        expect(matter.demander).not.toBeNull()
      }
  })

  it('says a text for every step that needs one', () => {
    for (const { matter, story } of pasts) {
      expect(matter.answerText && matter.publicReply && matter.missing && matter.withdrawReason).toBeTruthy()
      const declines = story.steps.some(({ command }) => command === 'decline')
      expect(matter.declineReason !== null).toBe(declines)
    }
  })
})
