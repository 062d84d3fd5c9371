import { readFileSync } from 'node:fs'
import { clockKinds, commandNames, matterStates } from 'core/matter'
import { countKeys, limitKeys } from 'core/rules'
import { describe, expect, it } from 'vitest'
import { howToMake, lifecyclePage } from './page.ts'
import { readSources } from './sources.ts'

const page = lifecyclePage(readSources())

describe('docs/lifecycle.md', () => {
  it('is what the table makes today', () => {
    const committed = readFileSync(new URL('../../docs/lifecycle.md', import.meta.url), 'utf8')
    expect(committed === page, `docs/lifecycle.md is out of date. Run: ${howToMake}`).toBe(true)
  })

  it('names every state, command, clock and rule', () => {
    const names = [...matterStates, ...commandNames, ...Object.keys(clockKinds), ...limitKeys, ...countKeys]
    expect(names.filter((name) => !page.includes(`| \`${name}\``))).toEqual([])
  })

  it('lacks no label', () => {
    expect(page).not.toMatch(/undefined|\[object/)
  })

  it('leads back from a supplement to where it was asked for', () => {
    expect(page).toContain('supplementing --> registered: supplement')
    expect(page).toContain('supplementing --> dispatching: supplement')
  })

  it('shows what the audit does to the lead', () => {
    expect(page).toContain('replied --> completed: auditReply')
    expect(page).toContain('replied --> handling: sendBack, auditReply')
  })
})
