import type { FormField } from './fields.ts'

/** What a form holds while it is filled in, nested like the body. */
export type FormValues = { [name: string]: unknown }

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

export const valueAt = (values: FormValues, path: readonly string[]): unknown =>
  path.reduce<unknown>((at, name) => (at as FormValues | undefined)?.[name], values)

/** `2026-06-15T10:30` as an input gives it, in the city's time whatever the computer's own is. */
export const toInstant = (local: string): string => `${local.length === 16 ? `${local}:00` : local}+08:00`

/** The input's words for an instant: the clock on the wall in Asia/Shanghai. */
export const toLocal = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16)

const wireValue = (field: FormField, value: unknown): unknown =>
  field.kind === 'instant' ? toInstant(String(value)) : value

/** The body to send: what was filled in of the shown fields, and what the page knows. Empty fields are absent. */
export function bodyOf(fields: readonly FormField[], values: FormValues, known: FormValues): FormValues {
  const body: FormValues = {}
  for (const field of fields) {
    const value = valueAt(values, field.path)
    if (isEmpty(value)) continue
    const holder = field.path.slice(0, -1).reduce<FormValues>((at, name) => {
      const inner = (at[name] ?? {}) as FormValues
      at[name] = inner
      return inner
    }, body)
    holder[field.name] = wireValue(field, value)
  }
  for (const [name, value] of Object.entries(known)) if (!isEmpty(value)) body[name] = value
  return body
}
