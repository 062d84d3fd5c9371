import { dayOf, type Instant } from '../calendar/index.ts'
import type { Cell } from './cell.ts'

/** What a contact is counted by; it never changes. */
export interface CountedContact {
  startedAt: Instant
  outcome: string
  channel: string
  type: string | null
  category: string | null
  district: string | null
  street: string | null
}

/** The cell of a contact: the day it began, under its one outcome. */
export const contactCell = ({ startedAt, outcome, channel, ...known }: CountedContact): Cell => ({
  day: dayOf(startedAt),
  measure: 'contact',
  outcome,
  channel,
  type: known.type ?? '',
  category: known.category ?? '',
  district: known.district ?? '',
  street: known.street ?? '',
  organizer: '',
})
