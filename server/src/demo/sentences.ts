import { complaints } from './sentences-complaint.ts'
import { consultations } from './sentences-consultation.ts'
import { disputes } from './sentences-dispute.ts'
import { helps } from './sentences-help.ts'
import { outOfScope, praises, suggestions } from './sentences-other.ts'
import { reports } from './sentences-report.ts'
import type { Template } from './template.ts'

/** All requests that the hotline takes. */
export const templates: readonly Template[] = [
  ...consultations,
  ...helps,
  ...complaints,
  ...disputes,
  ...reports,
  ...suggestions,
  ...praises,
]

/** Requests that belong to another procedure, so that they are declined. */
export const declinedTemplates: readonly Template[] = outOfScope

export type Slots = Readonly<Record<'district' | 'street' | 'place' | 'time' | 'detail' | 'count' | 'address', string>>

/** The text with its slots filled. Throws for a slot that nobody knows. */
export const fill = (text: string, slots: Slots): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (!Object.hasOwn(slots, name)) throw new Error(`No slot ${name}`)
    return slots[name as keyof Slots]
  })
