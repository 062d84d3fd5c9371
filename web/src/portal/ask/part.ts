import type { DraftField } from '../check-draft.ts'
import type { Draft } from '../draft.ts'

/** What every part of the request form is given. */
export interface PartProps {
  draft: Draft
  change: (changes: Partial<Draft>) => void
  /** The words beside a field that has to be mended. */
  wrongOf: (field: DraftField) => string | undefined
}
