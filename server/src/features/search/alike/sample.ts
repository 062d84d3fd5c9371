import type { Instant } from 'core/calendar'
import type { Queryable } from '../../../platform/database/queryable.ts'
import { lowestIdAt } from '../../../platform/ids.ts'
import { near, type Span } from './span.ts'
import { type Sampled, sampleOf } from './store.ts'

/** How many of the newest matters tell which words are rare. */
export const sampleSize = 500
/** Milliseconds for which those of a busy city are kept: which words are rare in it does not change so soon. */
const keptFor = 60_000

/** Answers the newest matters of a span, as they were at a moment (epoch milliseconds) or up to a minute before. Reads as the centre. */
export type Sampler = (on: Queryable, span: Span, now: Instant) => Promise<readonly Sampled[]>

/**
 * A sampler of a process. Most that is asked about is new, so that its span ends now: these have their sample in common, which
 * is kept in memory for a minute once it is full.
 */
export function sampler(): Sampler {
  let kept: { at: Instant; sample: readonly Sampled[] } | undefined
  const forget = () => {
    kept = undefined
  }
  return async (on, span, now) => {
    if (span.to < now) return sampleOf(on, span, sampleSize)
    if (!kept || kept.at > now || kept.at + keptFor <= now) {
      const sample = await sampleOf(on, { from: lowestIdAt(now - 2 * near), below: span.below }, sampleSize)
      kept = sample.length === sampleSize ? { at: now, sample } : undefined
      if (kept) setTimeout(forget, keptFor).unref()
      return within(span, sample)
    }
    return within(span, kept.sample)
  }
}

const within = ({ from }: Span, sample: readonly Sampled[]): Sampled[] => sample.filter(({ id }) => id >= from)
