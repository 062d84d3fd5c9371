import { contactTables } from '../features/contacts/index.ts'
import { matterTables } from '../features/matters/index.ts'
import { wordsTable } from '../features/search/index.ts'
import { copyLines } from '../platform/database/copy.ts'
import type { Table } from '../platform/database/rows.ts'

const tables = { ...matterTables, ...contactTables, ...wordsTable }
export type SheetName = keyof typeof tables
const names = Object.keys(tables) as SheetName[]
const lineOf = Object.fromEntries(names.map((name) => [name, copyLines(tables[name].columns)])) as Record<
  SheetName,
  ReturnType<typeof copyLines>
>

/** Lines for one table. */
export interface Sheet {
  table: Table
  lines: readonly string[]
}

/** Rows of many matters and contacts, written out at once as they will be loaded, so that none is kept twice. */
export class Sheets {
  private readonly lines = new Map<SheetName, string[]>(names.map((name) => [name, []]))

  add(rows: Partial<Record<SheetName, readonly Readonly<Record<string, unknown>>[]>>): void {
    for (const name of names) for (const row of rows[name] ?? []) this.lines.get(name)!.push(lineOf[name](row))
  }

  /** What there is to load, table by table, in one order for everybody. */
  all(): Sheet[] {
    return names.map((name) => ({ table: tables[name], lines: this.lines.get(name)! }))
  }
}
