import { strToU8, Zip, ZipDeflate } from 'fflate'
import type { FileWriter, Heading } from './file-writer.ts'

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const part = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Text as XML may hold it. What reads as an escape of the format (`_x000D_`) is told apart, so that it stays as it was. */
const escaped = (text: string): string =>
  text
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML knows no such characters
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd')
    .replace(/\r\n?/g, '\n')
    .replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`)

/** Letters of a header or footer, where `&` begins a code; Excel takes 255 characters at most. */
const printed = (text: string): string => escaped([...text.replaceAll('&', '&&')].slice(0, 240).join(''))

/** Every cell is a string by its type, so that no text is ever taken for a formula or a number. */
const cell = (text: string, style: number): string =>
  `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
const row = (cells: readonly string[], style = 0): string =>
  `<row>${cells.map((text) => cell(text, style)).join('')}</row>`

const fixedParts = (sheet: string): Readonly<Record<string, string>> => ({
  '[Content_Types].xml': `${xml}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${part}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${part}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${part}.worksheet+xml"/></Types>`,
  '_rels/.rels': `${xml}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${xml}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `${xml}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`,
})

/** A workbook of one sheet: the mark in its first row and on every printed page, the columns, and the rows. */
export function xlsxFile({ mark, sheet, columns }: Heading): FileWriter {
  let made: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    made.push(chunk)
  })
  const add = (name: string): ZipDeflate => {
    const file = new ZipDeflate(name, { level: 6 })
    zip.add(file)
    return file
  }
  const taken = (): Uint8Array => {
    const bytes = Buffer.concat(made)
    made = []
    return bytes
  }
  for (const [name, text] of Object.entries(fixedParts(sheet))) add(name).push(strToU8(text), true)
  const pages = add('xl/worksheets/sheet1.xml')
  const width = columns.map((_, at) => `<col min="${at + 1}" max="${at + 1}" width="18" customWidth="1"/>`).join('')
  const frozen =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="2" topLeftCell="A3" state="frozen"/></sheetView></sheetViews>'
  const opening = `${xml}<worksheet xmlns="${main}">${frozen}<cols>${width}</cols><sheetData>`
  pages.push(strToU8(`${opening}${row([mark], 1)}${row(columns, 1)}`))

  return {
    rows(rows) {
      pages.push(strToU8(rows.map((cells) => row(cells)).join('')))
      return taken()
    },
    end() {
      const shown = printed(mark)
      const footer = `<headerFooter><oddHeader>&amp;L${shown}</oddHeader><oddFooter>&amp;L${shown}&amp;R&amp;P</oddFooter></headerFooter>`
      pages.push(strToU8(`</sheetData>${footer}</worksheet>`), true)
      zip.end()
      return taken()
    },
  }
}
