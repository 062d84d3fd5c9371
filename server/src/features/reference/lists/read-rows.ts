import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type CsvError, parse } from 'csv-parse/sync'
import { StartRefusal } from '../../../platform/refusal.ts'

/** A row of a list's file with the place it stands at, such as `categories.csv line 3`. Every cell is a trimmed text. */
export interface FileRow {
  place: string
  cells: Readonly<Record<string, string>>
}

const readText = (file: string): Promise<string | undefined> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw new StartRefusal(`The file ${file} cannot be read (${error.code}). Check its rights.`)
  })

/** The rows of `NAME.csv`, or of `NAME.json` where that is absent; undefined when neither is there. */
export async function readRows(folder: string, name: string): Promise<FileRow[] | undefined> {
  const csv = await readText(join(folder, `${name}.csv`))
  if (csv !== undefined) return rowsOfCsv(`${name}.csv`, csv)
  const json = await readText(join(folder, `${name}.json`))
  return json === undefined ? undefined : rowsOfJson(`${name}.json`, json)
}

function rowsOfCsv(file: string, text: string): FileRow[] {
  try {
    const rows = parse(text, {
      columns: true,
      bom: true,
      trim: true,
      skip_empty_lines: true,
      info: true,
    }) as unknown as {
      record: Record<string, string>
      info: { lines: number }
    }[]
    return rows.map(({ record, info }) => ({ place: `${file} line ${info.lines}`, cells: record }))
  } catch (error) {
    const { message, lines } = error as CsvError
    throw new StartRefusal(`The file ${file} is not CSV${lines ? ` at line ${lines}` : ''}: ${message}`)
  }
}

function rowsOfJson(file: string, text: string): FileRow[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new StartRefusal(`The file ${file} is not JSON: ${(error as Error).message}`)
  }
  const isRow = (row: unknown): row is Record<string, unknown> => typeof row === 'object' && row !== null
  if (!Array.isArray(parsed) || !parsed.every(isRow))
    throw new StartRefusal(`The file ${file} must be a list of objects; for example [{"code": "1", "label": "…"}]`)
  return parsed.map((row, index) => ({ place: `${file} item ${index + 1}`, cells: cellsOf(row) }))
}

const cellsOf = (row: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, textOf(value)]))

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return Array.isArray(value) ? value.map(textOf).join(' ') : String(value).trim()
}
