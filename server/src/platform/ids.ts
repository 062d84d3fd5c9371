import { v7 } from 'uuid'
import { freshBytes } from './fresh-bytes.ts'

/**
 * Makes ids (UUIDv7) of one moment (epoch milliseconds), each after the one before: imported and demo rows get ids of
 * their own time, and what happened in one go keeps its order.
 */
export function idsAt(at: number): () => string {
  let seq = freshBytes(4).readUInt32BE() >>> 2
  return () => v7({ msecs: at, seq: seq++, random: freshBytes(16) })
}

/** Below every id there is, and above: where a list by ids begins. */
export const lowestId = '00000000-0000-0000-0000-000000000000'
export const highestId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** The lowest id of a moment (epoch milliseconds, a part of one left out): the bound of a partition. */
export function lowestIdAt(at: number): string {
  const hex = Math.floor(Math.max(0, at)).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-0000-0000-000000000000`
}

/** Bounds between which these ids lie, the second exclusive: what is looked up by ids touches their months alone. */
export function spanOfIds(ids: readonly string[]): [from: string, below: string] {
  const moments = ids.map(momentOf)
  return [lowestIdAt(Math.min(...moments)), lowestIdAt(Math.max(...moments) + 1)]
}

/** The moment an id was made for (epoch milliseconds). */
export const momentOf = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
