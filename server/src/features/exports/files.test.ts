import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { csvFile } from './csv-file.ts'
import type { FileWriter } from './file-writer.ts'
import { xlsxFile } from './xlsx-file.ts'

const heading = { mark: '导出人：王某（a & b）', sheet: '事项', columns: ['编号', '标题'] }

const nasty = [
  '=1+1',
  '+8613800138000',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝1',
  '说 "好"',
  '一行\n两行',
  '一行\r\n两行',
  '一\r二',
  'a,b',
  '<b>&amp;</b>',
  '',
  '𠮷野家',
  '_x0041_',
]
const rows = nasty.map((text, index) => [`26030200000${index}`, text])

/** The whole file, written in several goes. */
function written(writer: FileWriter): Buffer {
  const half = Math.ceil(rows.length / 2)
  return Buffer.concat([writer.rows(rows.slice(0, half)), writer.rows(rows.slice(half)), writer.end()])
}

describe('a CSV file', () => {
  const text = written(csvFile(heading)).toString()
  const read = parse(text, { bom: true, relax_column_count: true }) as string[][]

  it('begins with the mark of its bytes and a line of who took it out', () => {
    expect(text.codePointAt(0)).toBe(0xfeff)
    expect(read.slice(0, 2)).toEqual([[`# ${heading.mark}`], heading.columns])
  })

  it('holds every row once, formulas with an apostrophe before them', () => {
    const expected = nasty.map((one) => (/^[=+\-@\t\r＝]/.test(one) ? `'${one}` : one))
    expect(read.slice(2).map(([, title]) => title)).toEqual(expected)
  })

  it('has mark and columns also without any row', () => {
    const writer = csvFile(heading)
    const empty = Buffer.concat([writer.rows([]), writer.end()]).toString()
    expect(parse(empty, { bom: true, relax_column_count: true })).toHaveLength(2)
    expect(Buffer.from(csvFile(heading).end()).toString()).toBe(empty)
  })
})

describe('an XLSX file', () => {
  const files = unzipSync(written(xlsxFile(heading)))
  const sheet = strFromU8(files['xl/worksheets/sheet1.xml']!)
  const entity = (text: string) => text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
  const cells = [...sheet.matchAll(/<c t="(\w+)" s="\d"><is><t xml:space="preserve">([^<]*)<\/t><\/is><\/c>/g)]

  it('types every cell as a string, and has no formula', () => {
    expect(sheet).not.toContain('<f>')
    expect(new Set(cells.map(([, type]) => type))).toEqual(new Set(['inlineStr']))
    expect(cells.length).toBe(1 + 2 + rows.length * 2)
  })

  it('holds what was written, the mark in its first row', () => {
    const texts = cells.map(([, , text]) => entity(text!).replaceAll('_x005F_', '_'))
    expect(texts.slice(0, 3)).toEqual([heading.mark, ...heading.columns])
    const titles = texts.slice(3).filter((_, index) => index % 2 === 1)
    expect(titles).toEqual(nasty.map((one) => one.replace(/\r\n?/g, '\n')))
    expect(sheet).toContain('_x005F_x0041_')
  })

  it('prints the mark at head and foot of every page', () => {
    const shown = entity(sheet.slice(sheet.indexOf('<headerFooter>')))
    expect(shown.match(/导出人：王某（a && b）/g)).toHaveLength(2)
  })

  it('leaves out what XML cannot hold', () => {
    const writer = xlsxFile({ ...heading, mark: 'a\0b\x1fc' })
    const made = unzipSync(Buffer.concat([writer.rows([]), writer.end()]))
    expect(strFromU8(made['xl/worksheets/sheet1.xml']!)).toContain('a\ufffdb\ufffdc')
  })
})
