import type { MatterView } from 'contract/views'
import { serverNow } from '../../api/client.ts'
import { type FormValues, toLocal } from './body.ts'
import type { FormField } from './fields.ts'
import { partsOf } from './parts.ts'

/** What a form can fill in by itself from the matter. People read it over and change it where it is wrong. */
export function initialOf(command: string, fields: readonly FormField[], matter: MatterView): FormValues {
  const known: FormValues = {
    type: matter.type,
    category: matter.category ?? undefined,
    urgency: matter.urgency,
    titleForUnits: matter.titleForUnits,
    contentForUnits: matter.contentForUnits,
    confidential: !matter.confidential,
    at: toLocal(serverNow()),
  }
  for (const { kind, name } of fields) if (kind === 'part') known[name] = soleOf(partsOf({ command, name }, matter))
  return Object.fromEntries(
    fields.filter(({ name, path }) => path.length === 1 && name in known).map(({ name }) => [name, known[name]]),
  )
}

/** Where there is but one, nobody need look for it. */
const soleOf = (parts: readonly { id: string }[]): string | undefined => (parts.length === 1 ? parts[0]?.id : undefined)
