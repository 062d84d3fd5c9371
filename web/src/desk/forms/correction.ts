import { commandBodies, OperatorRegisterBody } from 'contract/commands'
import { type BodySchema, type FormField, fieldsOf } from './fields.ts'

const described = [...fieldsOf(OperatorRegisterBody as BodySchema), ...fieldsOf(commandBodies.dispatch as BodySchema)]

/** A correction's new value is typed in as the thing itself is: what is corrected decides the input. */
export function correctionField(field: FormField, wanted: unknown): FormField {
  const found = described.find(({ name }) => name === wanted)
  if (!found) return { ...field, kind: 'line' }
  const { name: optionsOf, kind, options, maxLength } = found
  return { ...field, kind, optionsOf, ...(options ? { options } : {}), ...(maxLength ? { maxLength } : {}) }
}
