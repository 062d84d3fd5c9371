/** A matter's bands: whoever shares one with it may be alike. Integers of 32 bits, as many as told below, or none without a word. */
export interface Bands {
  /** Those that a matter shares with others on the same place alone; none where it has no place. */
  here: number[]
  /** Those that it shares with others wherever they are. */
  anywhere: number[]
}

/**
 * How many bands, and of how many smallest values each is made: two matters with a share `s` of their words in common have a
 * band in common with the likelihood 1 - (1 - s^values)^bands. On one place every other is found that has a quarter of its words in
 * common, and one in ten with a tenth; anywhere, where there are so many more, it takes half of them.
 */
const kinds = { here: { bands: 10, values: 2 }, anywhere: { bands: 6, values: 3 } } as const
const mostValues = Math.max(...Object.values(kinds).map(({ bands, values }) => bands * values))

/** All 32 bits of a number, each dependent on all others, as MurmurHash3 finishes. */
function mixed(bits: number): number {
  let mix = bits ^ (bits >>> 16)
  mix = Math.imul(mix, 0x85ebca6b)
  mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35)
  return mix ^ (mix >>> 16)
}

/** FNV-1a over the units of UTF-16. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}

const seeds = Array.from({ length: mostValues }, (_, n) => mixed(Math.imul(n + 1, 0x9e3779b9)))

/** Of each of so many orders, in which chance has put all words that there are, the first of these words. */
function smallestOf(words: readonly string[]): Int32Array {
  const smallest = new Int32Array(mostValues).fill(0x7fffffff)
  for (const word of words) {
    const hash = hashOf(word)
    for (let n = 0; n < mostValues; n++) {
      const value = mixed(hash ^ seeds[n]!)
      if (value < smallest[n]!) smallest[n] = value
    }
  }
  return smallest
}

/** Where a text is from. */
export interface Origin {
  /** The mark of its place, where it has one. */
  place: string | undefined
  /** Whether units may not read all of it. What is sealed to them is compared with such alone, of which there is little. */
  sealed: boolean
}

/**
 * The bands of a text by its `words`, each once, and by where it is from: the text's min-hash (Broder 1997) cut into bands, so
 * that an index finds what is alike by looking up some numbers, however much there is. They are stored: whoever changes how they are
 * made leaves older matters unfound until all words are made again.
 */
export function bandsOf(words: readonly string[], { place, sealed }: Origin): Bands {
  if (words.length === 0) return { here: [], anywhere: [] }
  const smallest = smallestOf(words)
  const cut = ({ bands, values }: { bands: number; values: number }, from: number) =>
    Array.from({ length: bands }, (_, band) => {
      let hash = from ^ band
      for (let n = 0; n < values; n++) hash = mixed(hash ^ smallest[band * values + n]!)
      return hash
    })
  const from = sealed ? hashOf('sealed') : 0
  return { here: place === undefined ? [] : cut(kinds.here, hashOf(place) ^ from), anywhere: cut(kinds.anywhere, from) }
}
