import { nullable } from 'contract/scalars'
import { Type } from 'typebox'
import { expect, it } from 'vitest'
import { writerOf } from './serialization.ts'

const Named = () => Type.Object({ name: Type.String() })

it('writes what the schema names and nothing else', () => {
  expect(writerOf(Named())({ name: '一', secret: 'x' })).toBe('{"name":"一"}')
})

it('is made once for equal schemas, and anew for any other', () => {
  expect(writerOf(Named())).toBe(writerOf(Named()))
  const other = Type.Object({ name: Type.String(), age: Type.Integer() })
  expect(writerOf(other)({ name: '一', age: 3 })).toBe('{"name":"一","age":3}')
})

it.each([
  ['nothing', null, 'null'],
  ['what the schema names', { name: '一', secret: 'x' }, '{"name":"一"}'],
])('writes %s where a field may be null', (_, owner, written) => {
  expect(writerOf(Type.Object({ owner: nullable(Named()) }))({ owner })).toBe(`{"owner":${written}}`)
})

it.each([
  ['a text', Type.String(), '一', '"一"'],
  ['a number', Type.Integer(), 3, '3'],
  ['one of a few words', Type.Enum(['yes', 'no'] as const), 'no', '"no"'],
  ['a list', Type.Array(Named()), [{ name: '一', secret: 'x' }], '[{"name":"一"}]'],
])('writes %s or null, alone and in a list', (_, schema, value, written) => {
  const writer = writerOf(Type.Array(nullable(schema)))
  expect(writer([value, null])).toBe(`[${written},null]`)
})

it('still tells real alternatives apart', () => {
  const writer = writerOf(Type.Object({ solved: Type.Union([Type.Boolean(), Type.Integer(), Type.Null()]) }))
  expect([true, 3, null].map((solved) => writer({ solved }))).toEqual([
    '{"solved":true}',
    '{"solved":3}',
    '{"solved":null}',
  ])
})
