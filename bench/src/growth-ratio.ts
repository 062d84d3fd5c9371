/** How often the cost beside a small past a screen may have beside the largest. */
const aim = 1.5

/** What a screen costs on some pasts, the largest last, with the lines that it shows on each: null where it shows none. */
interface Costs {
  values: readonly number[]
  lines: readonly (number | null)[]
}

/**
 * The small past that a screen is compared with: the one on which it shows as many lines as beside the largest, or nearly so, since
 * what there is little of costs little anywhere; of several the first.
 */
export function comparedWith(lines: Costs['lines']): number {
  const apart = lines.slice(0, -1).map((shown) => Math.abs((shown ?? 0) - (lines.at(-1) ?? 0)))
  return apart.indexOf(Math.min(...apart))
}

/**
 * How much dearer a screen is beside the last past than beside the one it is compared with, in bold where that is beyond the aim.
 * Where it shows more lines beside the last, what a line costs is told as well, and decides.
 */
export function growthOf({ values, lines }: Costs): string {
  const small = comparedWith(lines)
  const growth = values.at(-1)! / Math.max(values[small]!, 1e-3)
  const more = (lines.at(-1) ?? 0) / (lines[small] || Number.POSITIVE_INFINITY)
  const own = more > 1 ? growth / more : growth
  const told = more > 1 ? `${growth.toFixed(1)}, ${own.toFixed(1)} a line` : growth.toFixed(1)
  return own > aim ? `**${told}**` : told
}
