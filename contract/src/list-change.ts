import type { ListChange } from './live.ts'
import type { MatterItem, MatterPage, WorkList } from './matter-items.ts'

/** What tells a line of a list from the others: its number, and its assignment where it has one. */
export const lineKey = ({ no, assignment }: Pick<MatterItem, 'no' | 'assignment'>): string =>
  assignment === null ? no : `${no} ${assignment}`

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** What makes the one page of a list into the other. */
export function changeBetween(list: WorkList, before: MatterPage, after: MatterPage): ListChange {
  const known = new Map(before.items.map((line) => [lineKey(line), line]))
  const order = after.items.map(lineKey)
  return {
    list,
    rows: after.items.filter((line) => !isSame(line, known.get(lineKey(line)))),
    ...(!isSame(order, [...known.keys()]) && { order }),
    next: after.next,
  }
}

/** A page told whole, to whoever has none yet. */
export const wholePage = (list: WorkList, { items, next }: MatterPage): ListChange => ({
  list,
  rows: items,
  order: items.map(lineKey),
  next,
})

/**
 * The page after a change of it, where `before` is the page after all changes before that one; a page told whole goes
 * without. Undefined where the change speaks of lines that are not there: what came before it has been missed.
 */
export function applyChange(before: MatterPage | undefined, { rows, order, next }: ListChange): MatterPage | undefined {
  const lines = new Map([...(before?.items ?? []), ...rows].map((line) => [lineKey(line), line]))
  const items = (order ?? before?.items.map(lineKey))?.map((key) => lines.get(key))
  return items?.every((line) => line !== undefined) ? { items, next } : undefined
}
