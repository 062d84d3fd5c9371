import { toIso } from 'core/calendar'
import type { MatterEvent } from 'core/matter'
import { hex } from '../../platform/database/rows.ts'
import type { ChainedEvent } from './chain.ts'

type InColumns = 'id' | 'matter' | 'seq' | 'at' | 'command' | 'outcome'

/** The columns an event is read from, for `eventOf`. */
export const eventFields = 'matter_id as matter, seq, id, at, command, outcome, body'

/** An event as stored: what has a column of its own is not kept in the body too. */
export type EventRow = Pick<MatterEvent, InColumns> & { body: Omit<MatterEvent, InColumns> }

/** The event of a row. Rows of earlier versions hold all of it in their body; what their columns say is the event. */
export const eventOf = ({ body, id, matter, seq, at, command, outcome }: EventRow): MatterEvent => ({
  ...body,
  id,
  matter,
  seq,
  at,
  command,
  outcome,
})

/** The row of an event with its link; `recordedAt` in epoch milliseconds. */
export function eventRow({ event, hash, hashVersion }: ChainedEvent, recordedAt: number): Record<string, unknown> {
  const { id, matter, seq, at, command, outcome, actor, onBehalf, facts, changes } = event
  const body: EventRow['body'] = { actor, onBehalf, facts, changes }
  return {
    matter_id: matter,
    seq,
    id,
    at: toIso(at),
    recorded_at: toIso(recordedAt),
    command,
    outcome,
    body,
    hash: hex(hash),
    hash_version: hashVersion,
  }
}
