import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { TextDecoderStream } from 'node:stream/web'
import { parse } from 'csv-parse'
import { StartRefusal } from '../../platform/refusal.ts'

/** One row of a file, with the line it begins on (the header is line 1) and how much of the file has been read. */
export interface FileRow {
  line: number
  share: number
  values: Record<string, string>
  /** Set when the row does not fit the header. */
  reason?: string
}

/**
 * Rows of a CSV file in UTF-8, with or without a byte order mark, with values over several lines. Throws what is wrong
 * with the file as a whole: not there, not UTF-8, a column missing, a quote never closed.
 */
export async function* readRows(path: string, needed: readonly string[]): AsyncGenerator<FileRow> {
  const size = (await stat(path).catch(() => refuse(`${path} is not there or cannot be read`))).size
  const parser = parse({ bom: true, relax_column_count: true, skip_empty_lines: true, info: true })
  const bytes = createReadStream(path)
  const text = Readable.fromWeb(Readable.toWeb(bytes).pipeThrough(new TextDecoderStream('utf-8', { fatal: true })))
  text.on('error', () => parser.destroy(refusal(`${path} is not UTF-8: save it as UTF-8 and run this again`)))
  text.pipe(parser)

  let header: string[] | undefined
  let line = 1
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[]
      info: { lines: number; bytes: number }
    }>) {
      if (!header) header = checkHeader(path, record, needed)
      else yield { line: line + 1, share: size > 0 ? info.bytes / size : 1, ...valuesOf(header, record) }
      line = info.lines
    }
  } catch (error) {
    if (error instanceof StartRefusal) throw error
    refuse(`${path} cannot be read as CSV from line ${line + 1} on: ${(error as Error).message}`)
  }
  if (!header) refuse(`${path} is empty`)
}

function checkHeader(path: string, record: readonly string[], needed: readonly string[]): string[] {
  const header = record.map((name) => name.trim())
  const missing = needed.filter((name) => !header.includes(name))
  if (missing.length > 0) refuse(`${path} lacks the columns ${missing.join(', ')}; it has ${header.join(', ')}`)
  return header
}

function valuesOf(header: readonly string[], record: readonly string[]) {
  const values = Object.fromEntries(header.map((name, index) => [name, record[index] ?? '']))
  if (record.length === header.length) return { values }
  return { values, reason: `has ${record.length} values where the header has ${header.length}` }
}

const refusal = (message: string): StartRefusal => new StartRefusal(message)

function refuse(message: string): never {
  throw refusal(message)
}
