import type { ServerResponse } from 'node:http'
import type { Staff } from 'core/access'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { beatAll, type Stream } from './streams.ts'
import { createWatch } from './watched/watch.ts'

const staff: Staff = { kind: 'staff', account: 'auditor', roles: ['auditor'], organizer: null }
const log = pino({ level: 'silent' })
const start = Date.now()
/** Whole milliseconds: of fractions, a sum less a part of it is not always the other part. */
const began = Math.floor(performance.now())
const passed = vi.spyOn(performance, 'now')
const date = vi.spyOn(Date, 'now')

beforeEach(() => {
  passed.mockReturnValue(began)
})
afterEach(() => {
  passed.mockReset()
  date.mockReset()
})

/** So long after the beginning, on a machine whose clock was set back by an hour. */
function later(milliseconds: number): void {
  passed.mockReturnValue(began + milliseconds)
  date.mockReturnValue(start - 3_600_000)
}

it('a stream ends after its time', () => {
  const response = { end: vi.fn(), write: vi.fn(), writableLength: 0 }
  const stream: Stream = { staff, response: response as unknown as ServerResponse, since: began, watches: false }
  later(15 * 60_000)
  beatAll(new Set([stream]))
  expect(response.end).not.toHaveBeenCalled()
  later(15 * 60_000 + 1)
  beatAll(new Set([stream]))
  expect(response.end).toHaveBeenCalledOnce()
})

it('a list of which nothing was heard is read again', async () => {
  const counts = vi.fn(async () => ({ items: [] }))
  const readings = { page: async () => ({ items: [], next: null }), counts }
  const watch = createWatch({ readings, log, newest: () => 0 })
  watch.join({ actor: staff, language: 'en' }, { lists: ['all'], write: () => undefined })
  await vi.waitFor(() => expect(counts).toHaveBeenCalledOnce())
  later(45_001)
  watch.beat()
  await vi.waitFor(() => expect(counts).toHaveBeenCalledTimes(2))
  watch.close()
})
