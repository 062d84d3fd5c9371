import type { FormInstance } from 'antd'
import { useState } from 'react'

type Row = { version: number }

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
/** Fields of a form have no null: where nothing is chosen, nothing stands. */
const inForm = (row: object) =>
  Object.fromEntries(Object.entries(row).map(([field, value]) => [field, value ?? undefined]))

export type Editing = Pick<ReturnType<typeof useEditing>, 'isBehind' | 'readOn'>

/**
 * The row a form was opened on, by which its version and its changes go. What others have made of it since is taken over
 * once it was read, but for what was changed here.
 */
export function useEditing<Edited extends Row>(present: Edited, form: FormInstance) {
  const [base, setBase] = useState(present)
  const changesIn = (values: object): Partial<Edited> =>
    Object.fromEntries(
      Object.entries(values)
        .filter(([field, value]) => !isSame(value, base[field as keyof Edited]))
        .map(([field, value]) => [field, value ?? null]),
    ) as Partial<Edited>

  return {
    base,
    initialValues: inForm(base),
    changesIn,
    /** Goes on from what the form's own change has made. */
    goOnFrom: setBase,
    /** Whether others' changes have arrived and can be read. */
    isBehind: present.version > base.version,
    readOn() {
      form.setFieldsValue(inForm({ ...present, ...changesIn(form.getFieldsValue()) }))
      setBase(present)
    },
  }
}
