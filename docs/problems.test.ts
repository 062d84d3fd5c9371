import { readFileSync } from 'node:fs'
import { problemStatus } from 'contract/problems'
import { expect, it } from 'vitest'

const page = readFileSync(new URL('problems.md', import.meta.url), 'utf8')

/** Code → status, as the page has them, in its order. A problem's `type` leads to the heading. */
const written = [...page.matchAll(/^## (.+)\n\n\*\*(\d+)\.\*\* \S/gm)].map(([, code, status]) => [code, Number(status)])

it('docs/problems.md explains every code of the contract with its status, in its order', () => {
  expect(written, 'write docs/problems.md as contract/src/problems.ts has it').toEqual(Object.entries(problemStatus))
})

it('docs/problems.md has no other headings', () => {
  expect([...page.matchAll(/^##+ /gm)]).toHaveLength(written.length)
})
