import { type Day, dayOf } from 'core/calendar'
import { whileShelvesRest } from '../../platform/database/alone.ts'
import { type Database, type Queryable, shelves } from '../../platform/database/queryable.ts'
import { groupBy } from '../../platform/group.ts'
import { lowestId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { readAnchors, sumOfHashes } from '../background/index.ts'
import { type DayFinding, type DaySum, findDayFaults } from './check-anchors.ts'
import { type Fault, faultsOf } from './check-matter.ts'
import {
  anchoredHeads,
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

/** What was looked through and what was found; `days` are those whose events are not as anchored. */
export interface Verified {
  matters: number
  events: number
  findings: Finding[]
  days: DayFinding[]
}

const pageSize = 200

/**
 * Compares every matter with its events, page by page in short transactions, so that the desk goes on meanwhile. What
 * is committed while a page is read is no finding: a page is read in one snapshot. Months in the archive are verified like
 * those that are attached; none changes its place meanwhile.
 */
export const verifyMatters = (services: Services, onPage: (matters: number) => void): Promise<Verified> =>
  whileShelvesRest(services.db, () => verifyAll(services, onPage))

async function verifyAll(services: Services, onPage: (matters: number) => void): Promise<Verified> {
  const today = dayOf(Date.now())
  const [written, { heads, isWhole }] = [await readAnchors(services.config.dataDir), await anchoredHeads(services.db)]
  const findings: Finding[] = []
  const found = new Map<Day, DaySum>()
  let matters = 0
  let events = 0
  for await (const page of allPages(services.db)) {
    for (const id of page.ids) {
      const stored = page.of(id)
      const faults = faultsOf(services.keys, stored)
      if (faults.length > 0) findings.push({ no: stored.row?.no ?? stored.events[0]?.event.matter ?? id, faults })
    }
    addToDays(found, page.events)
    matters += page.ids.length
    events += page.events.length
    onPage(matters)
  }
  const stray = await strayNumbers(services.db)
  return {
    matters,
    events,
    findings: [...findings, ...stray.map((no) => ({ no, faults: ['stray'] as const }))],
    days: unique([
      ...findDayFaults({ found, heads, today }, isWhole),
      ...findDayFaults({ found, heads: written, today }, false),
    ]),
  }
}

/** The database's anchors and those of the file mostly say the same. */
const unique = (findings: readonly DayFinding[]): DayFinding[] => [
  ...new Map(findings.map((finding) => [`${finding.day} ${finding.fault}`, finding])).values(),
]

async function* allPages(db: Database) {
  for (const shelf of shelves)
    for (let after = lowestId; ; ) {
      const page = await db.transaction(async (tx) => {
        await tx.snapshot()
        tx.readAs('centre')
        tx.lookOn(shelf)
        const ids = await idsAfter(tx, after, pageSize)
        return ids.length === 0 ? undefined : { ids, ...(await readPage(tx, ids)) }
      })
      if (!page) break
      yield page
      after = page.ids.at(-1)!
    }
}

async function readPage(tx: Queryable, ids: readonly string[]) {
  const [events, rows] = [await eventsIn(tx, ids), await mattersIn(tx, ids)]
  const { open, assignments, clocks } = await openRowsIn(tx, ids)
  const texts = await textsIn(tx, ids)
  const persons = new Map((await personsIn(tx, participantsIn(events))).map((person) => [person.id, person]))
  const groups = {
    events: groupBy(events, ({ event }) => event.matter),
    rows: groupBy(rows, ({ id }) => id),
    open: groupBy(open, ({ id }) => id),
    assignments: groupBy(assignments, ({ matter_id }) => matter_id),
    clocks: groupBy(clocks, ({ matter_id }) => matter_id),
    texts: groupBy(texts, ({ matter }) => matter),
  }
  const of = (id: string) => ({
    row: groups.rows.get(id)?.[0],
    events: groups.events.get(id) ?? [],
    open: groups.open.get(id) ?? [],
    assignments: groups.assignments.get(id) ?? [],
    clocks: groups.clocks.get(id) ?? [],
    texts: groups.texts.get(id) ?? [],
    persons: participantsIn(groups.events.get(id) ?? []).flatMap((person) => persons.get(person) ?? []),
  })
  return { events, of }
}

/** Ids of everybody who was ever a demander in these events. */
const participantsIn = (events: readonly StoredEvent[]): string[] => [
  ...new Set(
    events.flatMap(({ event }) => event.changes.flatMap((one) => (one.of === 'participants' ? [one.id] : []))),
  ),
]

/** Adds the links of a page to the sums of the days they were recorded on. */
function addToDays(days: Map<Day, DaySum>, events: readonly StoredEvent[]): void {
  const hashes = groupBy(events, ({ recordedAt }) => dayOf(recordedAt))
  for (const [day, group] of hashes) {
    const before = days.get(day)
    const digest = sumOfHashes(
      group.map(({ hash }) => hash),
      before?.digest,
    )
    days.set(day, { events: (before?.events ?? 0) + group.length, digest })
  }
}
