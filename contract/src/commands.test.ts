import { textSight } from 'core/access'
import { rowOf, sentCommands } from 'core/matter'
import { describe, expect, it } from 'vitest'
import { commandBodies, OperatorRegisterBody, sentCommandNames } from './commands.ts'
import { textMark } from './scalars.ts'

interface Schema {
  properties?: Readonly<Record<string, Schema>>
  items?: Schema
  [textMark]?: string
}

/** Names of the free texts of a body, also of those inside other fields and in lists. */
const textsOf = ({ properties = {}, items }: Schema): string[] => [
  ...Object.entries(properties).flatMap(([name, schema]) => (schema[textMark] ? [name] : textsOf(schema))),
  ...(items ? textsOf(items) : []),
]

describe('the bodies of commands', () => {
  it('are there for every command that somebody can send to a matter', () => {
    expect([...sentCommandNames].sort()).toEqual(sentCommands.filter((name) => name !== 'register').sort())
  })

  it.each([['register', OperatorRegisterBody] as const, ...Object.entries(commandBodies)])(
    '%s: each free text says who may read it',
    (command, body) => {
      expect(textsOf(body as Schema).filter((name) => !textSight[`${command}.${name}`])).toEqual([])
    },
  )

  it.each(sentCommandNames)('%s: names an assignment where its row acts on one', (command) => {
    expect('assignment' in commandBodies[command].properties).toBe(rowOf(command).assignment !== undefined)
  })
})
