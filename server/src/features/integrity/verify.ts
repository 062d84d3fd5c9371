import { dayOf } from 'core/calendar'
import { lowestIdAt } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { type Fault, faultsOf } from './check-matter.ts'
import {
  eventsIn,
  idsAfter,
  mattersIn,
  openRowsIn,
  personsIn,
  type StoredEvent,
  strayNumbers,
  textsIn,
} from './store.ts'

/** One matter that differs from its events, with what differs; the number alone is told of it. */
export interface Finding {
  no: string
  faults: readonly (Fault | 'stray')[]
}

/** What was looked through and what was found; `days` sums up the links of events by the day they were recorded. */
export interface Verified {
  matters: number
  events: number
  findings: Finding[]
  days: ReadonlyMap<string, { events: number; digest: bigint }>
}

const pageSize = 200
const first = '00000000-0000-0000-0000-000000000000'

/**
 * Compares every matter with its events, page by page in short transactions, so that the desk goes on meanwhile. What
 * is committed while a page is read is no finding: a page is read in one snapshot.
 */
export async function verifyMatters(services: Services, onPage: (matters: number) => void): Promise<Verified> {
  const findings: Finding[] = []
  const days = new Map<string, { events: number; digest: bigint }>()
  const until = lowestIdAt(Date.UTC(2200, 0, 1))
  let matters = 0
  let events = 0
  for (let after = first; ; ) {
    const page = await services.db.transaction(async (tx) => {
      await tx.snapshot()
      await tx.readAs('centre')
      const ids = await idsAfter(tx, [after, until], pageSize)
      return ids.length === 0 ? undefined : { ids, ...(await readPage(tx, ids)) }
    })
    if (!page) break
    for (const id of page.ids) {
      const stored = page.of(id)
      const faults = faultsOf(services.keys, stored)
      if (faults.length > 0) findings.push({ no: stored.row?.no ?? stored.events[0]?.body.matter ?? id, faults })
    }
    for (const event of page.events) addLink(days, event)
    matters += page.ids.length
    events += page.events.length
    after = page.ids.at(-1)!
    onPage(matters)
  }
  const stray = await strayNumbers(services.db)
  return { matters, events, days, findings: [...findings, ...stray.map((no) => ({ no, faults: ['stray'] as const }))] }
}

type Page = Parameters<typeof eventsIn>[0]

async function readPage(tx: Page, ids: readonly string[]) {
  const [events, rows] = [await eventsIn(tx, ids), await mattersIn(tx, ids)]
  const { open, assignments, clocks } = await openRowsIn(tx, ids)
  const [texts, persons] = [await textsIn(tx, ids), await personsIn(tx, ids)]
  const by = <Row>(list: readonly Row[], key: (row: Row) => string): Map<string, Row[]> => {
    const grouped = new Map<string, Row[]>()
    for (const row of list) grouped.set(key(row), [...(grouped.get(key(row)) ?? []), row])
    return grouped
  }
  const groups = {
    events: by(events, ({ matter }) => matter),
    rows: by(rows, ({ id }) => id),
    open: by(open, ({ id }) => id),
    assignments: by(assignments, ({ matter_id }) => matter_id),
    clocks: by(clocks, ({ matter_id }) => matter_id),
    texts: by(texts, ({ matter }) => matter),
    persons: by(persons, ({ matter }) => matter),
  }
  const of = (id: string) => ({
    row: groups.rows.get(id)?.[0],
    events: groups.events.get(id) ?? [],
    open: groups.open.get(id) ?? [],
    assignments: groups.assignments.get(id) ?? [],
    clocks: groups.clocks.get(id) ?? [],
    texts: groups.texts.get(id) ?? [],
    persons: groups.persons.get(id) ?? [],
  })
  return { events, of }
}

const modulus = 1n << 256n

function addLink(days: Map<string, { events: number; digest: bigint }>, { hash, recordedAt }: StoredEvent): void {
  const day = dayOf(recordedAt)
  const sum = days.get(day) ?? { events: 0, digest: 0n }
  const digest = (sum.digest + BigInt(`0x${hash.toString('hex')}`)) % modulus
  days.set(day, { events: sum.events + 1, digest })
}
