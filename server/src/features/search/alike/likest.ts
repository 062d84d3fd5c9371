/** How many are shown, and how many are asked about at a time: mostly the first are those that are shown. */
export const shown = 5
const atOnce = 10

/** Something that may be told; `confidence` 0 to 1. Of two of the same the later number comes first. */
export interface Ranked {
  confidence: number
  no: string
}

/**
 * The likest of some candidates, up to `shown`, the likest first. They come with the confidence they can have at `most`, and no
 * more of them are looked at (`look` answers those that may be told, as they are) than can be among these.
 */
export async function likestOf<Candidate extends { most: number }, Told extends Ranked>(
  candidates: readonly Candidate[],
  look: (some: readonly Candidate[]) => Promise<readonly Told[]>,
): Promise<Told[]> {
  const inOrder = [...candidates].sort((one, other) => other.most - one.most)
  let likest: Told[] = []
  for (let at = 0; at < inOrder.length; at += atOnce) {
    const least = likest[shown - 1]
    if (least !== undefined && inOrder[at]!.most < least.confidence) break
    likest = [...likest, ...(await look(inOrder.slice(at, at + atOnce)))].sort(byLikeness).slice(0, shown)
  }
  return likest
}

const byLikeness = (one: Ranked, other: Ranked): number =>
  other.confidence - one.confidence || (one.no < other.no ? 1 : -1)
