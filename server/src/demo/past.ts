import type { Instant } from 'core/calendar'
import { type DemoMatter, drawMatter } from './draw-matter.ts'
import { type Random, seeded } from './random.ts'
import { planStory } from './story.ts'
import { type Target, targetOf } from './story-targets.ts'
import type { Story, Subject } from './story-types.ts'
import type { MatterWish } from './wish.ts'

/** A request of the demo city and what has become of it. */
export interface Past {
  matter: DemoMatter
  story: Story
}

const general = ['general'] as const
const selfService = ['web', 'wechat'] as const

/** What a matter must be like to get where its story leads. */
const wishes: Readonly<Partial<Record<Target, MatterWish>>> = {
  registered: { channels: selfService },
  supplementing: { called: true, urgencies: general },
  insufficient: { called: true, urgencies: general },
  rehandling: { called: true },
  rehandled: { called: true },
  callback: { called: true },
  reviewing: { called: true },
  reviewed: { called: true },
  unreached: { called: true },
  answered: { answerable: true },
  not_accepted: { declined: true },
  // A report is taken back only by a ruling, and a thank you not at all.
  withdrawn: { types: ['consultation', 'help', 'complaint', 'suggestion'] },
}

/** What a matter must be like to get to a target. */
export const wishFor = (target: Target): MatterWish => wishes[target] ?? {}

/** What of a matter its story depends on. */
export function subjectOf({ type, urgency, channel, anonymous, confidential, reply }: DemoMatter): Subject {
  return {
    type,
    urgency,
    channel,
    contacted: type !== 'report' && !confidential && !anonymous,
    calledBack: type !== 'praise' && !anonymous && reply !== 'none',
  }
}

/** Matter `n` with a past that fits it, from the random numbers alone. */
export function drawPast(random: Random, n: number, now: Instant): Past {
  const matter = drawMatter(random, n, wishFor(targetOf(n)))
  return { matter, story: planStory(random, n, now, subjectOf(matter)) }
}

/** The pasts of the whole demo city in the order in which its matters were registered. The same seed and `now` give the same. */
export function drawPasts(seed: number, count: number, now: Instant): Past[] {
  const random = seeded(seed)
  const pasts = Array.from({ length: count }, (_, n) => drawPast(random, n, now))
  return pasts.sort((one, other) => one.story.registeredAt - other.story.registeredAt || one.story.n - other.story.n)
}
