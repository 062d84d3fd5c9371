import { readdirSync, readFileSync } from 'node:fs'
import { workListNames } from 'contract/matter-items'
import { describe, expect, it } from 'vitest'
import en from '../i18n/en/desk.json'
import zh from '../i18n/zh-CN/desk.json'

const find = (words: unknown, key: string): unknown =>
  key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], words)

const has = (words: unknown, key: string): boolean =>
  typeof find(words, key) === 'string' || typeof find(words, `${key}_other`) === 'string'

const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts'))
  .map((file) => readFileSync(`${import.meta.dirname}/${file}`, 'utf8'))
  .join('\n')

/** Keys written out in full; those put together from a code are looked at by the lists they come from. */
const written = [...new Set([...sources.matchAll(/\bt\('([A-Za-z0-9_.]+)'/g)].map(([, key]) => key!))]

describe.each([
  ['zh-CN', zh],
  ['en', en],
])('the words of the desk in %s', (_language, words) => {
  it('are there for every key the screens ask for', () => {
    expect(written.length).toBeGreaterThan(60)
    expect(written.filter((key) => !has(words, key))).toEqual([])
  })

  it('name and explain every work list', () => {
    expect(workListNames.filter((list) => !has(words, `list.${list}`) || !has(words, `listAbout.${list}`))).toEqual([])
  })
})

it('are the same keys in both languages, apart from plurals', () => {
  const keysOf = (words: object, path = ''): string[] =>
    Object.entries(words).flatMap(([name, value]) =>
      typeof value === 'string' ? [`${path}${name}`.replace(/_(one|other)$/, '')] : keysOf(value, `${path}${name}.`),
    )
  expect([...new Set(keysOf(zh))].sort()).toEqual([...new Set(keysOf(en))].sort())
})
