import type { Given } from '../steady.ts'

/** Who of the readers should hear of what happens to a matter of this unit: the centre, the unit, and whoever stands above it. */
export type Audience = (unit: string, isDispatched: boolean) => Uint8Array

/** What was given, who had to hear of it, and when who did. Readers go by their number. */
export interface Ledger {
  /** To be told of each command when it is sent and when it is answered. */
  note(given: Given): void
  /**
   * A reader heard of a matter, now (milliseconds of `performance.now()`). Answers when what he heard of was to be sent;
   * nothing of a registration that is not answered yet.
   */
  hear(reader: number, no: string, now: number): number[]
  /** Milliseconds from sending, and from the answer, to each stream that had to hear it. */
  readonly fromSending: number[]
  readonly fromAnswer: number[]
  /** How many had to hear something, of the commands that have been answered. */
  due(): number
  /** Commands that a reader had to hear and has not, and whether any other has. */
  missed(): Missed[]
  /** How often somebody heard what is none of his business. */
  strangers(): number
}

export interface Missed {
  reader: number
  given: Given
  byOthers: boolean
}

interface Entry {
  given: Given
  wanted: Uint8Array
  heard: Uint8Array
}

export function openLedger(audience: Audience): Ledger {
  const matters = new Map<string, Entry[]>()
  /** Heard of before the registration that made them was answered. */
  const early = new Map<string, { reader: number; now: number }[]>()
  const known = new Set<Given>()
  const fromSending: number[] = []
  const fromAnswer: number[] = []
  let strangers = 0

  const entries = () => [...matters.values()].flat()

  function hear(reader: number, no: string, now: number): number[] {
    const told = matters.get(no)
    if (!told) {
      early.set(no, [...(early.get(no) ?? []), { reader, now }])
      return []
    }
    const sent: number[] = []
    if (!told.at(-1)!.wanted[reader]) strangers += 1
    for (const { given, wanted, heard } of told) {
      if (!wanted[reader] || heard[reader]) continue
      heard[reader] = 1
      fromSending.push(now - given.at)
      fromAnswer.push(Math.max(0, now - (given.answeredAt ?? now)))
      sent.push(given.at)
    }
    return sent
  }

  return {
    fromSending,
    fromAnswer,
    note(given) {
      if (given.no === undefined || known.has(given)) return
      known.add(given)
      const wanted = audience(given.unit, given.stage !== 'register')
      const told = matters.get(given.no) ?? []
      told.push({ given, wanted, heard: new Uint8Array(wanted.length) })
      matters.set(given.no, told)
      for (const { reader, now } of early.get(given.no) ?? []) hear(reader, given.no, now)
      early.delete(given.no)
    },
    hear,
    due: () => entries().reduce((sum, { wanted }) => sum + wanted.reduce((all, one) => all + one, 0), 0),
    missed: () =>
      entries().flatMap(({ given, wanted, heard }) =>
        [...wanted.keys()]
          .filter((reader) => wanted[reader] && !heard[reader])
          .map((reader) => ({ reader, given, byOthers: heard.includes(1) })),
      ),
    strangers: () => strangers + [...early.values()].reduce((sum, { length }) => sum + length, 0),
  }
}
