import { evolve, type Matter, type TextRef } from 'core/matter'
import { canonical } from '../../platform/canonical.ts'
import { type KeyRing, saltedDigest } from '../../platform/keys.ts'
import { isTextRef, personContext, projectionsOf, textContext } from '../matters/index.ts'
import type { MatterRow, StoredEvent, StoredProof } from './store.ts'

/** All that is stored of one matter. */
export interface StoredMatter {
  row: MatterRow | undefined
  events: readonly StoredEvent[]
  open: readonly Record<string, unknown>[]
  assignments: readonly Record<string, unknown>[]
  clocks: readonly Record<string, unknown>[]
  texts: readonly StoredProof[]
  persons: readonly StoredProof[]
}

/** What can be wrong with a matter, in the order in which it is looked for. */
export type Fault = 'gap' | 'chain' | 'head' | 'row' | 'open' | 'assignments' | 'clocks' | 'texts' | 'persons'

/** The matter its events lead to; undefined when there are none. */
export const replayed = (events: readonly StoredEvent[]): Matter | undefined =>
  events.reduce<Matter | undefined>((matter, { event }) => evolve(matter, event), undefined)

/** Everything about a matter that differs from what its events and their texts say. */
export function faultsOf(keys: KeyRing, stored: StoredMatter): Fault[] {
  const { events, row } = stored
  const matter = replayed(events)
  if (!matter || !row) return [matter ? 'row' : 'gap']
  const faults: Fault[] = []
  if (events.some(({ event }, index) => event.seq !== index + 1)) faults.push('gap')
  if (!isChained(keys, events)) faults.push('chain')
  if (!row.head.equals(events.at(-1)!.hash)) faults.push('head')
  faults.push(...differences(matter, stored))
  if (!areProven(textRefsIn(events), stored.texts, (text) => textOf(keys, text))) faults.push('texts')
  if (!areProven(personRefsIn(matter), stored.persons, (person) => personOf(keys, person))) faults.push('persons')
  return faults
}

function isChained(keys: KeyRing, events: readonly StoredEvent[]): boolean {
  let previous: Buffer | null = null
  for (const { event, hash, hashVersion } of events) {
    if (!keys.chainHash(previous, canonical(event), hashVersion).equals(hash)) return false
    previous = hash
  }
  return true
}

/** Moments come as ISO texts from the core and as milliseconds from the database: the same moment is the same text. */
const plain = (row: Record<string, unknown>): string =>
  canonical(
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        name.endsWith('_at') && typeof value === 'string' ? Date.parse(value) : value,
      ]),
    ),
  )

const sameRows = (found: readonly Record<string, unknown>[], due: readonly Record<string, unknown>[]): boolean =>
  canonical(found.map(plain).sort()) === canonical(due.map(plain).sort())

function differences(matter: Matter, stored: StoredMatter): Fault[] {
  const due = projectionsOf(matter)
  const { head: _head, imported: _imported, ...row } = stored.row!
  const faults: Fault[] = []
  if (plain(row) !== plain(due.matter)) faults.push('row')
  if (!sameRows(stored.open, due.open ? [due.open] : [])) faults.push('open')
  if (!sameRows(stored.assignments, due.assignments)) faults.push('assignments')
  if (!sameRows(stored.clocks, due.clocks)) faults.push('clocks')
  return faults
}

const refsIn = (value: unknown): TextRef[] => {
  if (isTextRef(value)) return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(refsIn) : []
}

const textRefsIn = (events: readonly StoredEvent[]): TextRef[] => events.flatMap(({ event }) => refsIn(event.facts))

const personRefsIn = (matter: Matter): TextRef[] =>
  matter.participants.flatMap(({ id, digest }) => (digest ? [{ id, digest }] : []))

const textOf = (keys: KeyRing, { id, plain, data }: StoredProof): string | null =>
  data ? keys.decrypt(data, textContext(id)) : plain

const personOf = (keys: KeyRing, { id, data }: StoredProof): string | null =>
  data ? canonical(JSON.parse(keys.decrypt(data, personContext(id)))) : null

/** Each reference must be proven by what is stored under its id. What was cut has neither text nor salt, and a record of the cut. */
function areProven(
  refs: readonly TextRef[],
  stored: readonly StoredProof[],
  read: (one: StoredProof) => string | null,
): boolean {
  const byId = new Map(stored.map((one) => [one.id, one]))
  return refs.every(({ id, digest }) => {
    const found = byId.get(id)
    if (!found) return false
    if (found.salt === null) return found.isCut && found.plain === null && found.data === null
    try {
      const text = read(found)
      return text !== null && saltedDigest(found.salt, text) === digest
    } catch {
      return false
    }
  })
}
