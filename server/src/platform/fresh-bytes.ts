import { randomFillSync } from 'node:crypto'

const poolSize = 16_384
let pool = Buffer.alloc(0)
let used = 0

/** Random bytes that nobody else is given. They come from a store that is filled at once: each asking by itself costs more than the bytes. */
export function freshBytes(count: number): Buffer {
  if (used + count > pool.length) {
    // A new store each time: what was handed out stays with whoever has it.
    pool = randomFillSync(Buffer.allocUnsafeSlow(Math.max(poolSize, count)))
    used = 0
  }
  used += count
  return pool.subarray(used - count, used)
}
