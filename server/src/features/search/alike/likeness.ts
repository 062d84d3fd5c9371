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

/** What others must hold to be looked at: the `word`, the `other` where there is one, and one of `any` at least. */
export interface Way {
  word: string
  other?: string
  any: readonly string[]
}

/** Of how many of the rarest words two are enough: on the same place, and anywhere. */
const paired = { here: 4, anywhere: 5 } as const

/**
 * In what ways others are looked for, by kinds, of which those that find what is likelier to be the same come first: two of the most
 * telling words on the same place, two of them anywhere, any telling one on the same place. No kind is without a way.
 * `telling`: the rarest first; `here`: the mark of the place, if any.
 */
export function waysToLook({ telling, here }: { telling: readonly string[]; here: string | undefined }): Way[][] {
  const anywhere = pairsOf(telling.slice(0, paired.anywhere))
  const nearby =
    here === undefined ? [] : pairsOf(telling.slice(0, paired.here)).map((way) => ({ ...way, other: here }))
  const single = here === undefined || telling.length === 0 ? [] : [{ word: here, any: telling }]
  return [nearby, anywhere, single].filter((ways) => ways.length > 0)
}

/** Any two of some words: one way for each with those after it, since to go through an index once costs less than once a pair. */
const pairsOf = (words: readonly string[]): Way[] =>
  words.slice(0, -1).map((word, at) => ({ word, any: words.slice(at + 1) }))

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
