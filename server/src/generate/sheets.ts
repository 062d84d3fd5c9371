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

/** Lines for one table, many in a piece. */
export interface Sheet {
  table: Table
  pieces: readonly Buffer[]
}

/** Letters of a piece. A full one becomes a buffer, outside the heap, where no collection moves it about. */
const pieceLength = 16_384

/** Rows of many matters and contacts, written out at once as they will be loaded, so that none is kept twice. */
export class Sheets {
  private readonly begun = new Map<SheetName, string>()
  private readonly pieces = new Map<SheetName, Buffer[]>(names.map((name) => [name, []]))

  add(rows: Partial<Record<SheetName, readonly Readonly<Record<string, unknown>>[]>>): void {
    for (const name of names) for (const row of rows[name] ?? []) this.write(name, lineOf[name](row))
  }

  private write(name: SheetName, line: string): void {
    const text = (this.begun.get(name) ?? '') + line
    const isFull = text.length >= pieceLength
    if (isFull) this.pieces.get(name)!.push(Buffer.from(text))
    this.begun.set(name, isFull ? '' : text)
  }

  /** What there is to load, table by table, in one order for everybody; words into a table of their month, if need be. */
  all(wordsInto: string = wordsTable.words.table): Sheet[] {
    return names.map((name) => {
      const last = this.begun.get(name)
      const table = name === 'words' ? { ...tables.words, table: wordsInto } : tables[name]
      return { table, pieces: [...this.pieces.get(name)!, ...(last ? [Buffer.from(last)] : [])] }
    })
  }
}
