import { type Call, Lane } from '../load.ts'
import { type Ledger, openLedger } from './ledger.ts'
import { openReader, type Reader } from './reader.ts'
import type { Desk } from './staff.ts'

/** What a reader's screen read again after its stream had been cut, in milliseconds of `performance.now()`. */
export interface Return {
  openAt: number
  /** Undefined while its lists are not there yet. */
  readAt?: number
}

/** All readers with their streams, and what they hear. */
export interface Hall {
  readonly ledger: Ledger
  readonly readers: readonly Reader[]
  /** The last return of each reader that was cut, by the reader's number. */
  readonly returns: Map<number, Return>
  /** Answers other than a stream or a list, by status; 0 for none. */
  readonly refusals: Map<number, number>
  /** Streams that have been opened, each time counted. */
  opened(): number
  close(): void
}

/** Milliseconds before a screen asks again that was refused. */
const again = 1_000

/** Opens a stream for each desk. A desk whose stream comes back reads its list and its counts anew, as the screen does. */
export function openHall(port: number, desks: readonly Desk[]): Hall {
  const centre = Uint8Array.from(desks, ({ unit }) => (unit === null ? 1 : 0))
  const withUnit = new Map<string, Uint8Array>()
  const audience = (unit: string, isDispatched: boolean): Uint8Array => {
    if (!isDispatched) return centre
    const known =
      withUnit.get(unit) ?? Uint8Array.from(desks, (desk) => (desk.unit === null || desk.unit === unit ? 1 : 0))
    withUnit.set(unit, known)
    return known
  }
  const ledger = openLedger(audience)
  const returns = new Map<number, Return>()
  const refusals = new Map<number, number>()
  let opened = 0
  let closed = false

  const refused = (status: number) => void refusals.set(status, (refusals.get(status) ?? 0) + 1)

  async function readUntilThere(lane: Lane, call: Call): Promise<void> {
    while (!closed) {
      const { status } = await lane.ask(call).catch(() => ({ status: 0 }))
      if (status === 200) return
      refused(status)
      await new Promise((settle) => setTimeout(settle, again))
    }
  }

  async function readAgain(number: number): Promise<void> {
    const { token, list } = desks[number]!
    const back: Return = { openAt: performance.now() }
    returns.set(number, back)
    const lane = new Lane(port)
    await readUntilThere(lane, { method: 'GET', path: `/api/matters?list=${list}`, token })
    await readUntilThere(lane, { method: 'GET', path: '/api/matters/counts', token })
    lane.close()
    back.readAt = performance.now()
  }

  const readers = desks.map(({ token }, number) =>
    openReader({
      port,
      token,
      onOpen(isAgain) {
        opened += 1
        if (isAgain) void readAgain(number)
      },
      onMatter: (no) => ledger.hear(number, no, performance.now()),
      onRefused: refused,
    }),
  )

  return {
    ledger,
    readers,
    returns,
    refusals,
    opened: () => opened,
    close() {
      closed = true
      for (const reader of readers) reader.close()
    },
  }
}
