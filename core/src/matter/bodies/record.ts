import type { TextRef } from '../types.ts'
import type { InContact } from './common.ts'

/** What may be corrected, a place level by level. The demander's own words are not among it: they are added to, never overwritten. */
export const correctableFields = [
  'type',
  'category',
  'urgency',
  'district',
  'street',
  'committee',
  'address',
  'titleForUnits',
  'contentForUnits',
] as const
export type CorrectableField = (typeof correctableFields)[number]

export interface RecordBodies {
  setConfidential: { confidential: boolean; reason: TextRef } & InContact
  correct: { field: CorrectableField; value: string | TextRef; why: TextRef }
  tag: { add?: string[]; remove?: string[] }
  comment: { text: TextRef }
}
