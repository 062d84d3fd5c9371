import { type Instant, toIso } from 'core/calendar'
import { hex } from '../../platform/database/rows.ts'
import { freshBytes } from '../../platform/fresh-bytes.ts'

/** A free text of a contact, with the name of what it is. */
export interface ContactText {
  id: string
  kind: string
  plain: string
}

/** A text as it is stored: the centre alone reads texts of contacts. */
export const textRow = ({ id, kind, plain }: ContactText, contact: string, now: Instant): Record<string, unknown> => ({
  id,
  kind,
  plain,
  owner_id: contact,
  for_units: false,
  for_demander: false,
  salt: hex(freshBytes(16)),
  at: toIso(now),
})
