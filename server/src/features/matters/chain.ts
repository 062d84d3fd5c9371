import type { MatterEvent } from 'core/matter'
import { canonical } from '../../platform/canonical.ts'
import type { KeyRing } from '../../platform/keys.ts'

/** An event with its link: the keyed hash over the link before it and its own canonical text. */
export interface ChainedEvent {
  event: MatterEvent
  hash: Buffer
  hashVersion: number
}

/** Chains events behind the head of their matter (null for the first). */
export function chain(keys: KeyRing, head: Buffer | null, events: readonly MatterEvent[]): ChainedEvent[] {
  let previous = head
  return events.map((event) => {
    const hash = keys.chainHash(previous, canonical(event))
    previous = hash
    return { event, hash, hashVersion: keys.chainVersion }
  })
}
