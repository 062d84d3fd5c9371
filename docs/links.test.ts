import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
]

/** Relative links, without their anchors. */
const linksIn = (text: string): string[] => [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, link]) => link!)

/** Files and folders of the sources that a page names as code; `core/matter` and the like are names of imports. */
const pathsIn = (text: string): string[] =>
  [...text.matchAll(/`((?:core|contract|server|web|tools|docs)\/[\w./-]*[./][\w./-]*)`/g)].map(([, path]) => path!)

describe.each(pages)('%s', (page) => {
  const text = readFileSync(join(root, page), 'utf8')

  it('links only to what is there', () => {
    expect(linksIn(text).filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([])
  })

  it('names only sources that are there', () => {
    expect(pathsIn(text).filter((path) => !existsSync(join(root, path)))).toEqual([])
  })
})
