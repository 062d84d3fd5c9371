import type { TextCutter } from '../features/search/index.ts'

/** Behind these signs a word ends whatever follows, so that what stands between two of them is cut the same everywhere. */
const ends = new Set([...'。，；！？：\n'].map((sign) => sign.charCodeAt(0)))
/** Clauses that are remembered, of some hundred bytes each. */
const mostKnown = 50_000

/**
 * A cutter that remembers what clauses are made of. Whatever is drawn says much the same again and again: to cut all of it anew
 * took a twelfth of the time of making it.
 */
export function knowingClauses({ wordsIn }: TextCutter): TextCutter {
  const known = new Map<string, readonly string[]>()
  const wordsOf = (clause: string): readonly string[] => {
    const before = known.get(clause)
    if (before) return before
    const words = wordsIn(clause)
    if (known.size >= mostKnown) known.clear()
    known.set(clause, words)
    return words
  }
  return {
    wordsIn(text) {
      const words = new Set<string>()
      for (let from = 0, to = 1; to <= text.length; to++) {
        if (to < text.length && !ends.has(text.charCodeAt(to - 1))) continue
        for (const word of wordsOf(text.slice(from, to))) words.add(word)
        from = to
      }
      return [...words]
    },
  }
}
