/** A source of numbers in [0, 1) that is handed on, so that whatever is drawn from it can be drawn again. */
export type Random = () => number

/** The same numbers for the same seed, on every machine (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** One of the values, each as likely as the others. An empty list is a mistake of the caller and throws. */
export function pick<Value>(random: Random, values: readonly Value[]): Value {
  if (values.length === 0) throw new Error('pick needs at least one value')
  return values[Math.floor(random() * values.length)]!
}

/** A whole number from `low` to `high`, both included. */
export const between = (random: Random, low: number, high: number): number =>
  low + Math.floor(random() * (high - low + 1))

/** True as often as `share` says, between 0 and 1. */
export const chance = (random: Random, share: number): boolean => random() < share

/** One of the values, as likely as its weight among all weights. */
export function weighted<Value>(random: Random, choices: readonly (readonly [Value, number])[]): Value {
  const total = choices.reduce((sum, [, weight]) => sum + weight, 0)
  let left = random() * total
  for (const [value, weight] of choices) {
    left -= weight
    if (left < 0) return value
  }
  return choices.at(-1)![0]
}

/** The values in another order; the list that was handed in stays as it is. */
export function shuffled<Value>(random: Random, values: readonly Value[]): Value[] {
  const order = [...values]
  for (let at = order.length - 1; at > 0; at--) {
    const other = between(random, 0, at)
    const moved = order[at]!
    order[at] = order[other]!
    order[other] = moved
  }
  return order
}
