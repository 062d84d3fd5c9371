import { dayOf, type Instant } from '../calendar/index.ts'
import type { Cell } from './cell.ts'

/** What a contact is counted by; of it only the grade may come later. */
export interface CountedContact {
  startedAt: Instant
  outcome: string
  channel: string
  type: string | null
  category: string | null
  district: string | null
  street: string | null
  /** What its service was rated with, 1 to 5; absent or null where it was not. */
  grade?: number | null
}

/** The cells of a contact, all on the day it began: its one outcome, and what was said of its service. */
export const contactCells = (contact: CountedContact): Cell[] => [
  cellOf(contact, 'contact', contact.outcome),
  ...serviceCells(contact),
]

/** What of a contact counts beside its outcome: its grade. A contact that was broken off is nobody's to rate. */
export const serviceCells = (contact: CountedContact): Cell[] =>
  contact.grade && contact.outcome !== 'abandoned' ? [cellOf(contact, 'service', String(contact.grade))] : []

const cellOf = (
  { startedAt, channel, ...known }: CountedContact,
  measure: 'contact' | 'service',
  outcome: string,
): Cell => ({
  day: dayOf(startedAt),
  measure,
  outcome,
  channel,
  type: known.type ?? '',
  category: known.category ?? '',
  district: known.district ?? '',
  street: known.street ?? '',
  organizer: '',
})
