import type { Matter } from 'core/matter'
import { isPlainCode, placeMark } from '../row.ts'
import { tellingWords, type Weights, waysToLook, weightOf } from './likeness.ts'
import { sampleSize } from './sample.ts'
import type { Sampled } from './store.ts'

/** By how many words others are looked for. */
const mostWords = 8

/** Each word of a matter with how telling it is by a sample, and in what ways others are looked for, as queries. */
export function lookedFor(
  matter: Matter,
  words: readonly string[],
  sample: readonly Sampled[],
): { weights: Weights; ways: string[] } {
  const here = markOf(matter)
  const held = sample.map((one) => one.words)
  const itself = sample.some(({ id }) => id === matter.id) ? 1 : 0
  // Where there are few, few hold it: all are telling. The matter itself says nothing.
  const countOf = (word: string) => held.filter((one) => one.has(word)).length
  const weigh = (some: readonly string[]) =>
    new Map(some.map((word) => [word, weightOf(Math.max(0, countOf(word) - itself), sampleSize)]))
  const weights = weigh(words)
  const ground = {
    telling: tellingWords(weights, mostWords),
    here,
    weights: here ? new Map([...weights, ...weigh([here])]) : weights,
    sample: held,
    itself,
  } as const
  // Words need no quotes, which the cutter sees to; a mark does.
  const quoted = (word: string) => (word === here ? `'${word}'` : word)
  return { weights, ways: waysToLook(ground).map((way) => way.map(quoted).join(' & ')) }
}

function markOf({ place }: Matter): string | undefined {
  const here = place.street ?? place.district
  return here !== null && isPlainCode(here) ? placeMark(here) : undefined
}
