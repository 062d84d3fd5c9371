import type { Matter } from 'core/matter'
import { markOfPlace } from '../row.ts'
import { tellingWords, type Way, type Weights, waysToLook, weightOf } from './likeness.ts'
import { sampleSize } from './sample.ts'
import type { Sampled } from './store.ts'

/** By how many words others are looked for. */
const mostWords = 8

/** Each word of a matter with how telling it is by a sample, and in what ways others are looked for. */
export function lookedFor(
  matter: Matter,
  words: readonly string[],
  sample: readonly Sampled[],
): { weights: Weights; ways: Way[][] } {
  const held = sample.map((one) => one.words)
  const itself = sample.some(({ id }) => id === matter.id) ? 1 : 0
  // Where there are few, few hold it: all are telling. The matter itself says nothing.
  const countOf = (word: string) => held.filter((one) => one.has(word)).length
  const weights = new Map(words.map((word) => [word, weightOf(Math.max(0, countOf(word) - itself), sampleSize)]))
  return { weights, ways: waysToLook({ telling: tellingWords(weights, mostWords), here: markOfPlace(matter) }) }
}
