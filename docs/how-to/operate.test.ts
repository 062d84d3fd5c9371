import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')
const page = read('operate.md')

it('docs/how-to/operate.md has every setting and no other', () => {
  const table = read('../../server/src/platform/config.ts').split('const settings = {')[1]!.split('} as const')[0]!
  const settings = [...table.matchAll(/^ {2}([A-Z_]+): \{/gm)].map(([, name]) => name!)
  const written = [...page.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name!)
  expect(settings.length).toBeGreaterThan(5)
  expect(written.sort()).toEqual(settings.sort())
})

it('docs/how-to/operate.md has every command that works on the data', () => {
  const { scripts } = JSON.parse(read('../../package.json')) as { scripts: Record<string, string> }
  const commands = Object.keys(scripts).filter((name) => scripts[name]!.includes('tools/run.mjs'))
  expect(commands.filter((name) => !page.includes(`\`npm run ${name}`))).toEqual([])
})
