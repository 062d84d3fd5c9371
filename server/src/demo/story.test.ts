import { startOfDay } from 'core/calendar'
import type { Channel, MatterType, Urgency } from 'core/matter'
import { describe, expect, it } from 'vitest'
import { seeded } from './random.ts'
import { planStory } from './story.ts'
import { aims, targetOf, targets } from './story-targets.ts'
import type { Story, Subject } from './story-types.ts'

const now = startOfDay('2026-06-17') + 10 * 3_600_000
const day = 86_400_000

function told(seed: number, subject?: Partial<Subject>, moment = now): Story[] {
  const random = seeded(seed)
  const full: Subject = {
    type: 'complaint',
    urgency: 'general',
    channel: 'phone',
    contacted: true,
    calledBack: true,
    ...subject,
  }
  return Array.from({ length: 300 }, (_, n) => planStory(random, n, moment, full))
}

const commands = ({ steps }: Story): string[] => steps.map(({ command }) => command)

describe('targets', () => {
  it('add up to a hundred and come at least three times in any 300 in a row', () => {
    expect(targets.reduce((sum, target) => sum + aims[target].share, 0)).toBe(100)
    for (const first of [0, 37, 250]) {
      const dealt = Array.from({ length: 300 }, (_, n) => targetOf(first + n))
      for (const target of targets) expect(dealt.filter((one) => one === target).length).toBeGreaterThanOrEqual(3)
    }
  })
})

describe('planStory', () => {
  it('tells the same story for the same seed, and another for another', () => {
    expect(told(4)).toEqual(told(4))
    expect(told(4)).not.toEqual(told(5))
  })

  it('keeps order, stays in the last 60 days and never reaches past now', () => {
    for (const urgency of ['general', 'urgent', 'critical'] as Urgency[])
      for (const type of ['consultation', 'help'] as MatterType[])
        for (const channel of ['web', 'phone'] as Channel[])
          for (const { steps, registeredAt } of told(11, { urgency, type, channel })) {
            const times = steps.map(({ at }) => at)
            expect(times).toEqual([...times].sort((a, b) => a - b))
            expect(new Set(times).size).toBe(times.length)
            expect(registeredAt).toBe(times[0])
            expect(registeredAt).toBeGreaterThan(now - 60 * day)
            expect(times.at(-1)!).toBeLessThan(now)
          }
  })

  it('is denser in the last ten days', () => {
    const recent = told(1).filter(({ registeredAt }) => registeredAt > now - 10 * day).length
    expect(recent).toBeGreaterThan(75)
    expect(recent).toBeLessThan(225)
  })

  it('registers in the waking hours but for a few', () => {
    const hours = told(2).map(({ registeredAt }) => (registeredAt - startOfDay('2026-01-01')) % day)
    const awake = hours.filter((inDay) => inDay >= 7 * 3_600_000 && inDay < 22 * 3_600_000).length
    expect(awake).toBeGreaterThan(270)
    expect(awake).toBeLessThan(300)
  })

  it('begins with register, and with accept only where no operator took it', () => {
    expect(told(3).every((story) => commands(story)[0] === 'register')).toBe(true)
    expect(told(3).some((story) => commands(story).includes('accept'))).toBe(false)
    expect(told(3, { channel: 'web' }).some((story) => commands(story).includes('accept'))).toBe(true)
  })

  it('neither calls back nor contacts where neither is owed', () => {
    const silent = told(6, { contacted: false, calledBack: false, channel: 'web' })
    expect(silent.some((story) => commands(story).includes('contactDemander'))).toBe(false)
    for (const story of silent.filter(({ target }) => target === 'resolved' || target === 'explained'))
      expect(commands(story).at(-1)).toBe('auditReply')
  })

  it('has some late steps, and says which', () => {
    const late = told(8, { channel: 'web' }).flatMap((story) => (story.late ? [story] : []))
    expect(new Set(late.map((story) => story.late))).toEqual(new Set(['accept', 'dispatch', 'reply']))
    for (const { steps, late: slow } of late) {
      const index = steps.findIndex(({ command }) => command === slow)
      expect(steps[index]!.at - steps[index - 1]!.at).toBeGreaterThanOrEqual(3 * 3_600_000)
    }
  })

  it('keeps the limits that end by themselves', () => {
    for (const { target, steps } of told(9)) {
      const last = steps.at(-1)!.at
      if (target === 'supplementing') expect(now - last).toBeLessThan(3 * day)
      if (target === 'insufficient') expect(now - last).toBeGreaterThan(15 * day)
      if (target === 'issued') expect(now - last).toBeLessThanOrEqual(4 * 3_600_000)
      if (target === 'overdue') expect(now - last).toBeGreaterThan(20 * day)
    }
  })

  it('tries the unreached on different half-days', () => {
    for (const { target, steps } of told(10)) {
      if (target !== 'unreached') continue
      const tries = steps.filter(({ reached }) => reached === false).map(({ at }) => at)
      expect(tries).toHaveLength(3)
      expect(tries[2]! - tries[0]!).toBeGreaterThanOrEqual(12 * 3_600_000)
    }
  })
})
