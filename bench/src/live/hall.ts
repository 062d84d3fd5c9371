import { type Ledger, openLedger } from './ledger.ts'
import { openReader, type Reader } from './reader.ts'
import { openAskingScreen, openToldScreen } from './screen.ts'
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
  /** Milliseconds from sending until a screen shows it, and how often one has not shown what its stream told of. */
  readonly toScreen: readonly number[]
  unshown(): number
  /** Whether a reader's screen stands for all that anybody has heard of a matter. */
  stands(reader: number, no: string): boolean
  /** Answers other than a stream or a list, by status; 0 for none. */
  readonly refusals: Map<number, number>
  /** Streams that have been opened, each time counted. */
  opened(): number
  close(): void
}

/** Opens a stream for each desk. Where screens are `shown` it keeps the desk's list and counts fresh; else a desk whose stream
 *  comes back asks for them. */
export function openHall(port: number, desks: readonly Desk[], shown: boolean): Hall {
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
  const toScreen: number[] = []
  /** The number of the last news of each matter. */
  const lastOf = new Map<string, number>()
  /** Readers that have been asked to read before: what the first such word stands for has just been read. */
  const known = new Set<number>()
  let opened = 0

  const refused = (status: number) => void refusals.set(status, (refusals.get(status) ?? 0) + 1)

  async function readAgain(number: number): Promise<void> {
    const back: Return = { openAt: performance.now() }
    returns.set(number, back)
    await screens[number]!.readAgain()
    back.readAt = performance.now()
  }

  const onShown = (took: number) => void toScreen.push(took)
  const screens = desks.map((desk) =>
    shown ? openToldScreen(onShown) : openAskingScreen({ port, desk, onRefused: refused }),
  )
  const readers = desks.map(({ token, list }, number) =>
    openReader({
      port,
      token,
      list: shown ? list : undefined,
      onOpen() {
        opened += 1
      },
      onRefresh() {
        if (known.has(number)) void readAgain(number)
        known.add(number)
      },
      onMatter(no, id) {
        lastOf.set(no, id)
        screens[number]!.hear(id, ledger.hear(number, no, performance.now()))
      },
      onList: (change) => screens[number]!.change(change),
      onCounts: (id) => screens[number]!.stand(id),
      onRefused: refused,
    }),
  )

  return {
    ledger,
    readers,
    returns,
    toScreen,
    unshown: () => screens.reduce((sum, { waiting }) => sum + waiting(), 0),
    stands(reader, no) {
      const standing = screens[reader]!.standing()
      const last = lastOf.get(no)
      return standing !== undefined && last !== undefined && standing >= last
    },
    refusals,
    opened: () => opened,
    close() {
      for (const part of [...readers, ...screens]) part.close()
    },
  }
}
