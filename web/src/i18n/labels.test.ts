import { accessKinds } from 'contract/access'
import { exportFormats, exportStates } from 'contract/exports'
import { healthCheckNames, healthStates } from 'contract/health'
import { workListNames } from 'contract/matter-items'
import { problemCodes } from 'contract/problems'
import {
  assignmentKinds,
  assignmentStates,
  type CommandName,
  channels,
  clockKinds,
  closings,
  commandNames,
  dispositions,
  matterStates,
  matterTypes,
  noticeKinds,
  overlayKinds,
  overlayStates,
  participantKinds,
  replyChannels,
  rowOf,
  rulingKinds,
  solvedGrades,
  supervisionForms,
  toKebab,
  urgencies,
} from 'core/matter'
import { countKeys, limitKeys } from 'core/rules'
import { describe, expect, it } from 'vitest'
import { languageCodes } from './languages.ts'

type Words = { [key: string]: string | Words }

const files = import.meta.glob<{ default: Words }>('./*/*.json', { eager: true })
const topicsOf = (language: string): string[] =>
  Object.keys(files)
    .filter((path) => path.startsWith(`./${language}/`))
    .map((path) => path.slice(language.length + 3, -'.json'.length))
    .sort()

/** Every label of a file by its whole key. A plural form counts as its key: languages have different ones. */
function labelsOf(language: string, topic: string): Map<string, string> {
  const labels = new Map<string, string>()
  const walk = (words: Words, path: string) => {
    for (const [name, value] of Object.entries(words)) {
      const key = `${path}${name}`
      if (typeof value === 'string') labels.set(key.replace(/_(zero|one|two|few|many|other)$/, ''), value)
      else walk(value, `${key}.`)
    }
  }
  walk(files[`./${language}/${topic}.json`]?.default ?? {}, '')
  return labels
}

const prefixed = (prefix: string, names: readonly string[]) => names.map((name) => `${prefix}.${name}`)
/** Events of every command by their outcomes, under the command's name or as its address has it. */
const eventKeys = (nameOf: (command: CommandName) => string) =>
  commandNames.flatMap((name) => prefixed(`event.${nameOf(name)}`, Object.keys(rowOf(name).outcomes)))

/** What the lists of the contract and the core ask of each topic. */
const needed: Record<string, string[]> = {
  problems: [...problemCodes],
  commands: [...prefixed('command', commandNames), ...eventKeys((name) => name)],
  portal: [...eventKeys(toKebab), ...prefixed('track.state', matterStates), ...prefixed('track.closing', closings)],
  desk: prefixed('notices.kind', noticeKinds),
  rules: [...prefixed('rule', [...limitKeys, ...countKeys]), ...prefixed('source', ['measures', 'default'])],
  rights: [...prefixed('kind', accessKinds), ...prefixed('what', ['asked', 'approved', 'rejected'])],
  dashboard: prefixed('place', dispositions),
  health: [
    ...prefixed('check', healthCheckNames),
    ...prefixed('advice', healthCheckNames),
    ...prefixed('state', healthStates),
  ],
  exports: [...prefixed('format', exportFormats), ...prefixed('state', exportStates)],
  states: [
    ...prefixed('state', matterStates),
    ...prefixed('closing', closings),
    ...prefixed('type', matterTypes),
    ...prefixed('urgency', urgencies),
    ...prefixed('channel', channels),
    ...prefixed('reply', replyChannels),
    ...prefixed('participantKind', participantKinds),
    ...prefixed('solved', solvedGrades),
    ...prefixed('grade', ['1', '2', '3', '4', '5']),
    ...prefixed('assignmentKind', assignmentKinds),
    ...prefixed('assignmentState', assignmentStates),
    ...prefixed('clock', Object.keys(clockKinds)),
    ...prefixed('light', ['green', 'yellow', 'red', 'met', 'late']),
    ...prefixed('ruling', rulingKinds),
    ...prefixed('overlay', overlayKinds),
    ...prefixed('overlayState', overlayStates),
    ...prefixed('form', supervisionForms),
  ],
}

describe.each(languageCodes)('the words of %s', (language) => {
  it('have the topics of zh-CN', () => {
    expect(topicsOf(language)).toEqual(topicsOf('zh-CN'))
  })

  it.each(topicsOf('zh-CN'))('have the keys of zh-CN in %s, none of them empty', (topic) => {
    const labels = labelsOf(language, topic)
    expect([...labels.keys()].sort()).toEqual([...labelsOf('zh-CN', topic).keys()].sort())
    expect([...labels].filter(([, label]) => !label.trim())).toEqual([])
  })

  it.each(Object.keys(needed))('name everything that the lists need in %s', (topic) => {
    const labels = labelsOf(language, topic)
    expect(needed[topic]!.filter((key) => !labels.has(key))).toEqual([])
  })

  it.each(topicsOf('zh-CN'))('fill in the same values as zh-CN in %s', (topic) => {
    const slots = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!).sort()
    const other = labelsOf('zh-CN', topic)
    const differing = [...labelsOf(language, topic)].filter(
      ([key, label]) => slots(label).join() !== slots(other.get(key) ?? '').join(),
    )
    expect(differing.map(([key]) => key)).toEqual([])
  })
})

it('has words for the commands and work lists of the desk', () => {
  const commands = labelsOf('zh-CN', 'commands')
  const desk = labelsOf('zh-CN', 'desk')
  const unnamed = (names: readonly string[], labels: Map<string, string>) =>
    names.filter((name) => ![...labels.keys()].some((key) => key.split('.').includes(name)))
  expect(unnamed(commandNames, commands)).toEqual([])
  expect(unnamed(workListNames, desk)).toEqual([])
})
