import type { ExportColumn } from 'contract/exports'
import type { MatterItem } from 'contract/matter-items'

/** Who took a file out and when, `at` as people read it in Asia/Shanghai. */
export interface Mark {
  display: string
  account: string
  /** Label of his unit; null for the centre. */
  organizer: string | null
  at: string
  id: string
}

/** Every word inside an exported file, in one language. */
export interface ExportWords {
  mark: (mark: Mark) => string
  sheet: string
  columns: Record<ExportColumn, string>
  yes: string
  no: string
  states: Record<MatterItem['state'], string>
  closings: Record<NonNullable<MatterItem['closing']>, string>
  types: Record<MatterItem['type'], string>
  urgencies: Record<MatterItem['urgency'], string>
  assignmentStates: Record<NonNullable<MatterItem['assignmentState']>, string>
  lights: Record<NonNullable<MatterItem['light']>, string>
}
