/** How telling each word of a matter is: near nothing for one that every matter holds. */
export type Weights = ReadonlyMap<string, number>

/** The weight of a word by how many of a sample of matters hold it. */
export const weightOf = (count: number, sample: number): number => Math.log((sample + 1) / (count + 1))

/** The most telling words of a matter, the rarest first, none that more than one in twenty holds. */
export const tellingWords = (weights: Weights, most: number): string[] =>
  [...weights]
    .filter(([, weight]) => weight >= Math.log(20))
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .slice(0, most)
    .map(([word]) => word)

/** The share of matters that hold a word of this weight. */
const shareOf = (weight: number): number => Math.exp(-weight)

/** In what others are looked for. */
export interface Ground {
  /** The telling words, the rarest first. */
  telling: readonly string[]
  /** The mark of the place where the matter is, if any. */
  here: string | undefined
  /** Of the words and of the mark. */
  weights: Weights
  /** What each of some matters about that time holds. */
  sample: readonly ReadonlySet<string>[]
  /** How often the matter itself is among them. */
  itself: 0 | 1
}

/** By how many of the rarest words others are looked for anywhere, two at a time. */
const paired = 4

/**
 * What others must hold, both of each way, to be looked at: on the same place one telling word is enough, elsewhere it
 * takes two of the most telling. The ways that are likely to find least come first.
 */
export function waysToLook({ telling, here, ...ground }: Ground): [string, string][] {
  const nearby = here === undefined ? [] : telling.map((word): [string, string] => [here, word])
  const rarest = telling.slice(0, paired)
  const anywhere = rarest.flatMap((one, at) => rarest.slice(at + 1).map((other): [string, string] => [one, other]))
  const ways = [...nearby, ...anywhere].map((way) => ({ way, share: shareOfBoth(way, ground) }))
  return ways.sort((one, other) => one.share - other.share).map(({ way }) => way)
}

/** The share that holds both: as they would meet by chance, or as they were seen to, since some words always come together. */
function shareOfBoth(
  [one, other]: [string, string],
  { weights, sample, itself }: Pick<Ground, 'weights' | 'sample' | 'itself'>,
): number {
  const byChance = shareOf(weights.get(one)!) * shareOf(weights.get(other)!)
  const seen = sample.filter((held) => held.has(one) && held.has(other)).length
  return Math.max(byChance, Math.max(0, seen - itself) / Math.max(1, sample.length))
}

export interface Compared {
  /** Words of the matter that is asked about, each with its weight. */
  weights: Weights
  /** Words of the other one. */
  words: readonly string[]
  place: 'street' | 'district' | null
  /** Whole days between their registrations. */
  days: number
}

const byPlace = { street: 1, district: 0.8, none: 0.6 } as const
/** What is left of the confidence after so many days. */
const farApart = { days: 30, share: 0.7 } as const
const mostNamed = 5

/**
 * How likely two matters are about one thing, 0 to 1: the share of words they have in common, the rarer the more, less where
 * they are far apart in place or time. A guess to look at, not a measured likelihood.
 */
export function likenessOf({ weights, words, place, days }: Compared): { confidence: number; shared: string[] } {
  const shared = words.filter((word) => weights.has(word)).sort((one, other) => weights.get(other)! - weights.get(one)!)
  const sum = (some: Iterable<string>): number => [...some].reduce((all, word) => all + weights.get(word)!, 0)
  const own = sum(weights.keys())
  if (own === 0 || words.length === 0) return { confidence: 0, shared: [] }
  const told = sum(shared) / own
  const alike = (2 * shared.length) / (weights.size + words.length)
  const inTime = 1 - (1 - farApart.share) * Math.min(1, days / farApart.days)
  const confidence = ((told + alike) / 2) * byPlace[place ?? 'none'] * inTime
  return { confidence: Math.round(confidence * 100) / 100, shared: shared.slice(0, mostNamed) }
}
