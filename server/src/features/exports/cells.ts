import type { ExportColumn } from 'contract/exports'
import type { MatterItem } from 'contract/matter-items'
import type { ExportWords } from '../../messages/export-words.ts'
import type { City, Language } from '../../platform/services.ts'
import { labelOf } from '../../platform/services.ts'

/** What the words of a row come from. */
export interface Wording {
  words: ExportWords
  city: City
  language: Language
}

/** `2026-03-02T10:05:00+08:00` as people write it. */
export const minuteOf = (instant: string): string => instant.slice(0, 16).replace('T', ' ')

/** One row in the asker's language, as the work list tells it. */
export function cellsOf(item: MatterItem, columns: readonly ExportColumn[], wording: Wording): string[] {
  return columns.map((column) => cellOf(item, column, wording))
}

function cellOf(item: MatterItem, column: ExportColumn, { words, city, language }: Wording): string {
  const labelled = (list: 'categories' | 'places' | 'organizers', code: string | null) =>
    code === null ? '' : labelOf(city, list, code, language)
  switch (column) {
    case 'no':
    case 'title':
      return item[column]
    case 'state':
      return item.closing && item.state === 'closed' ? words.closings[item.closing] : words.states[item.state]
    case 'type':
      return words.types[item.type]
    case 'category':
      return labelled('categories', item.category)
    case 'urgency':
      return words.urgencies[item.urgency]
    case 'district':
      return labelled('places', item.district)
    case 'organizer':
      return labelled('organizers', item.organizer)
    case 'assignmentState':
      return item.assignmentState ? words.assignmentStates[item.assignmentState] : ''
    case 'confidential':
      return item.confidential ? words.yes : words.no
    case 'registeredAt':
      return minuteOf(item.registeredAt)
    case 'dueAt':
      return item.dueAt ? minuteOf(item.dueAt) : ''
    case 'light':
      return item.light ? words.lights[item.light] : ''
  }
}
