import { Type } from 'typebox'
import { expect, it } from 'vitest'
import { compileWriter } from './serialization.ts'

const writerOf = (schema: object) => compileWriter({ schema, method: 'GET', url: '/' })
const Named = () => Type.Object({ name: Type.String() })

it('writes what the schema names and nothing else', () => {
  expect(writerOf(Named())({ name: '一', secret: 'x' })).toBe('{"name":"一"}')
})

it('is made once for equal schemas, and anew for any other', () => {
  expect(writerOf(Named())).toBe(writerOf(Named()))
  const other = Type.Object({ name: Type.String(), age: Type.Integer() })
  expect(writerOf(other)({ name: '一', age: 3 })).toBe('{"name":"一","age":3}')
})
