import { stringify } from 'csv-stringify/sync'
import type { FileWriter, Heading } from './file-writer.ts'

/** Without it Excel takes UTF-8 for the code page of the computer, and no Chinese can be read. */
const byteOrderMark = '\ufeff'

/** RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe before it. */
const lines = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((cells) => [...cells]),
    { escape_formulas: true, quoted_match: /[\r\n]/, record_delimiter: '\r\n' },
  )

/** CSV in UTF-8: a line of its own with the mark, begun with `#`, the columns, and the rows. */
export function csvFile({ mark, columns }: Heading): FileWriter {
  const head = `${byteOrderMark}${lines([[`# ${mark}`], columns])}`
  let begun = false
  return {
    rows(rows) {
      const text = begun ? lines(rows) : head + lines(rows)
      begun = true
      return Buffer.from(text)
    },
    end: () => Buffer.from(begun ? '' : head),
  }
}
