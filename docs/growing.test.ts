import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const sources = (folder: string, ext: string): string =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ext))
    .map((name) => read(join(folder, name)))
    .join('\n')

const page = read('docs/growing.md')
const [, tables = '', crossing = ''] = page.split(/^\|[ -]+\|.*$/m)
/** What stands in backticks in one column of a table. */
const named = (table: string, column: number): string[] =>
  table
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .flatMap((line) => [...line.split('|')[column]!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!))

it('docs/growing.md says of every table where it would lie', () => {
  const made = [...sources('server/migrations', '.sql').matchAll(/^create (?:unlogged )?table ([a-z_.]+)/gm)]
  expect(made.length).toBeGreaterThan(30)
  expect(named(tables, 1).sort()).toEqual([...new Set([...made.map(([, name]) => name!), 'migrations'])].sort())
})

it('docs/growing.md names no statement that is not there', () => {
  const known = [...sources('server/src', '.ts').matchAll(/statement\(\s*['`]([a-z-]+)/g)].map(([, name]) => name!)
  const written = named(crossing, 2).filter((name) => name.includes('-'))
  expect(written.length).toBeGreaterThan(40)
  const isThere = (name: string): boolean =>
    name.endsWith('…') ? known.some((one) => one.startsWith(name.slice(0, -1))) : known.includes(name)
  expect(written.filter((name) => !isThere(name))).toEqual([])
})
