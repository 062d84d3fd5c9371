import type { MatterView } from 'contract/views'
import { serverNow } from '../../api/client.ts'
import { type FormValues, toLocal } from './body.ts'
import type { FormField } from './fields.ts'

/** What a form can fill in by itself from the matter. People read it over and change it where it is wrong. */
export function initialOf(fields: readonly FormField[], matter: MatterView): FormValues {
  const known: FormValues = {
    type: matter.type,
    category: matter.category ?? undefined,
    urgency: matter.urgency,
    titleForUnits: matter.titleForUnits,
    contentForUnits: matter.contentForUnits,
    confidential: !matter.confidential,
    at: toLocal(serverNow()),
    supervision: matter.overlays.find(({ kind, state }) => kind === 'supervision' && state !== 'lifted')?.id,
  }
  return Object.fromEntries(
    fields.filter(({ name, path }) => path.length === 1 && name in known).map(({ name }) => [name, known[name]]),
  )
}
