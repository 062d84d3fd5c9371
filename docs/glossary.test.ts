import { readFileSync } from 'node:fs'
import { roles } from 'core/access'
import {
  assignmentKinds,
  assignmentStates,
  clockKinds,
  closings,
  commandNames,
  matterStates,
  sentCommands,
} from 'core/matter'
import { describe, expect, it } from 'vitest'

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')
const labels = (topic: string) =>
  JSON.parse(read(`../web/src/i18n/zh-CN/${topic}.json`)) as Record<string, Record<string, string>>

/** The rows of a section, as name → Chinese. A name is the code of a row's first cell. */
function section(title: string): Map<string, string> {
  const text =
    read('glossary.md')
      .split(/^## /m)
      .find((part) => part.startsWith(`${title}\n`)) ?? ''
  return new Map([...text.matchAll(/^\| `(\w+)` *\| ([^|]+?) *\|/gm)].map(([, name, chinese]) => [name!, chinese!]))
}

const states = labels('states')
const { command } = labels('commands')
const { role } = labels('desk')
const systemSteps = commandNames.filter((name) => !sentCommands.includes(name))

const sections = [
  ['States of a matter', matterStates, states.state],
  ['Closings', closings, states.closing],
  ['States of an assignment', assignmentStates, states.assignmentState],
  ['Kinds of assignment', assignmentKinds, states.assignmentKind],
  ['Commands', sentCommands, command],
  ['Steps of the system', systemSteps, command],
  ['Clocks', Object.keys(clockKinds), states.clock],
  ['Roles', roles, role],
] as const

describe.each(sections)('docs/glossary.md, %s', (title, names: readonly string[], shown = {}) => {
  const rows = section(title)

  it('has a row for every name of the core', () => {
    expect(names.filter((name) => !rows.has(name)).map((name) => `add: | \`${name}\` | ${shown[name]} | … |`)).toEqual(
      [],
    )
  })

  it('says in Chinese what the screens say', () => {
    const differing = names.filter((name) => rows.has(name) && rows.get(name) !== shown[name])
    expect(differing.map((name) => `${name}: ${rows.get(name)} here, ${shown[name]} on the screens`)).toEqual([])
  })
})
