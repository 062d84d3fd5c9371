import { readFileSync } from 'node:fs'
import { type Profile, parseProfile } from 'core/rules'

/** Labels of the screens, by list and name. */
export type Labels = Record<string, Record<string, string>>

/** What the page is made from beside the table of the core. */
export interface Sources {
  /** zh-CN labels of states, closings, clocks and commands. */
  labels: Labels
  profile: Profile
}

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'))

/** Reads the labels of the screens and the default profile from the clone. Throws when the profile is wrong. */
export function readSources(): Sources {
  const topic = (name: string) => read(`web/src/i18n/zh-CN/${name}.json`) as Labels
  const parsed = parseProfile(read('server/profiles/guangzhou-2022.json'))
  if (!parsed.ok) throw new Error(`the profile is wrong: ${JSON.stringify(parsed.problems)}`)
  const { command } = topic('commands')
  const { role } = topic('desk')
  return {
    labels: { ...topic('states'), command: command!, role: { ...role, system: '系统' } },
    profile: parsed.profile,
  }
}
