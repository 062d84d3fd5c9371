import { commandBodies, OperatorRegisterBody, sentCommandNames } from 'contract/commands'
import { describe, expect, it } from 'vitest'
import enCommands from '../../i18n/en/commands.json'
import enStates from '../../i18n/en/states.json'
import zhCommands from '../../i18n/zh-CN/commands.json'
import zhStates from '../../i18n/zh-CN/states.json'
import { type BodySchema, fieldsOf } from './fields.ts'
import { optionKeys } from './options.ts'

const find = (words: unknown, key: string): unknown =>
  key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], words)

const languages = {
  'zh-CN': { commands: zhCommands, states: zhStates },
  en: { commands: enCommands, states: enStates },
}

describe.each(Object.entries(languages))('in %s', (_language, topics) => {
  const isLabelled = (key: string): boolean => {
    const [topic, path] = key.split(':') as [keyof typeof topics, string]
    return typeof find(topics[topic], path) === 'string'
  }

  it.each(sentCommandNames)('%s, its fields and their options have labels', (command) => {
    expect(isLabelled(`commands:command.${command}`)).toBe(true)
    for (const { name, label = name, options = [] } of fieldsOf(commandBodies[command] as BodySchema)) {
      expect(isLabelled(`commands:field.${label}`), label).toBe(true)
      for (const option of options)
        expect(optionKeys(command, name, option).some(isLabelled), `${name} ${option}`).toBe(true)
    }
  })

  it('every label of a command alone is for a field that it has', () => {
    const own = Object.entries(topics.commands.fieldOf).flatMap(([command, fields]) =>
      Object.keys(fields).map((name) => [command, name]),
    )
    const known = sentCommandNames.flatMap((command) =>
      fieldsOf(commandBodies[command] as BodySchema).map(({ name, label = name }) => `${command} ${label}`),
    )
    expect(own.map(([command, name]) => `${command} ${name}`).filter((one) => !known.includes(one))).toEqual([])
  })

  it('every field of a registration has a label', () => {
    const names = fieldsOf(OperatorRegisterBody as BodySchema).map(({ name }) => name)
    // Coordinates come from a map, nobody types them.
    const typed = names.filter((name) => name !== 'lng' && name !== 'lat')
    expect(typed.filter((name) => !isLabelled(`commands:field.${name}`))).toEqual([])
  })
})
