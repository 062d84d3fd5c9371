import type { MatterEvent } from 'core/matter'
import { describe, expect, it } from 'vitest'
import { moment } from '../../../test/services.ts'
import { eventOf, eventRow } from './event-rows.ts'

const event: MatterEvent = {
  id: '01a1839f-dbca-7076-836d-9d87ad7afed4',
  matter: '01a18372-a97a-736d-bd33-0b8a71b758a3',
  seq: 2,
  at: moment('2026-03-02 09:00'),
  command: 'warn',
  outcome: 'done',
  actor: { kind: 'system' },
  onBehalf: null,
  facts: { clock: 'handle' },
  changes: [{ of: 'matter', set: { round: 1 } }],
}
const row = eventRow({ event, hash: Buffer.alloc(32), hashVersion: 1 }, event.at)
const { id, matter, seq, at, command, outcome } = event

describe('the row of an event', () => {
  it('holds nothing twice, and is the event again', () => {
    const body = row.body as Omit<MatterEvent, 'id' | 'matter' | 'seq' | 'at' | 'command' | 'outcome'>
    expect(Object.keys(body)).toEqual(['actor', 'onBehalf', 'facts', 'changes'])
    expect(eventOf({ body, id, matter, seq, at, command, outcome })).toEqual(event)
  })

  it('of an earlier version, whole in its body, is what its columns say', () => {
    expect(eventOf({ body: event, id, matter, seq, at, command, outcome })).toEqual(event)
    expect(eventOf({ body: event, id, matter, seq, at, command, outcome: 'failed' }).outcome).toBe('failed')
  })
})
