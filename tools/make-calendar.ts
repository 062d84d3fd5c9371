/**
 * Makes server/profiles/holidays.json, the dated list of days off and days worked, from the package chinese-days.
 * Only years whose list the State Council has published are taken: asked for a later one the package answers by weekends.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

const require = createRequire(new URL('../server/package.json', import.meta.url))
const { firstYear, lastYear } = { firstYear: 2004, lastYear: 2026 }

interface Source {
  holidays: Record<string, string>
  workdays: Record<string, string>
}

const file = require.resolve('chinese-days').replace(/dist.*$/, 'dist/chinese-days.json')
const source = JSON.parse(await readFile(file, 'utf8')) as Source
const { version } = JSON.parse(await readFile(file.replace('dist/chinese-days.json', 'package.json'), 'utf8')) as {
  version: string
}

/** The package names a day `English,中文,count`; the Chinese name is the official one. */
const of = (days: Record<string, string>, year: number): Record<string, string> =>
  Object.fromEntries(
    Object.entries(days)
      .filter(([day]) => day.startsWith(`${year}-`))
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([day, name]) => [day, name.split(',')[1] ?? name]),
  )

const years = Object.fromEntries(
  Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index).map((year) => [
    String(year),
    { holidays: of(source.holidays, year), workdays: of(source.workdays, year) },
  ]),
)
const calendar = { version: `cn-${lastYear}.1`, source: `chinese-days ${version}`, years }
await writeFile(new URL('../server/profiles/holidays.json', import.meta.url), `${JSON.stringify(calendar, null, 2)}\n`)
