import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical } from './canonical.ts'

describe('the canonical text', () => {
  const written: [what: string, value: unknown, text: string][] = [
    ['sorts members by their names at every depth', { b: 1, a: { d: 2, c: 3 } }, '{"a":{"c":3,"d":2},"b":1}'],
    [
      'sorts names as RFC 8785 does, by UTF-16',
      { '\u{1f600}': 1, '\ufb33': 2, é: 3, A: 4 },
      '{"A":4,"é":3,"\u{1f600}":1,"\ufb33":2}',
    ],
    ['keeps the order of lists', [3, 1, { b: 0, a: [] }], '[3,1,{"a":[],"b":0}]'],
    ['leaves out members that are undefined, not those that are null', { a: undefined, b: null }, '{"b":null}'],
    ['writes an undefined item as null', [undefined, 1], '[null,1]'],
    ['writes texts and names as JSON does', { 'a"b': '回\n"响"' }, '{"a\\"b":"回\\n\\"响\\""}'],
    ['knows empty ones', [{}, [], ''], '[{},[],""]'],
    ['writes numbers as JSON does', [1e21, -0, 0.1], '[1e+21,0,0.1]'],
    ['writes halves of signs as JSON does', ['\ud83d', '\u0000', '\u007f'], '["\\ud83d","\\u0000","\u007f"]'],
  ]
  it.each(written)('%s', (_, value, text) => {
    expect(canonical(value)).toBe(text)
    expect(canonical(JSON.parse(text))).toBe(text)
  })

  it('is that of the value with its members in order, however many and long they are', () => {
    const inOrder = (_: string, value: unknown): unknown =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(
            Object.keys(value)
              .sort()
              .map((key) => [key, (value as Record<string, unknown>)[key]]),
          )
        : value
    // A name that is a number comes first in an object whatever one does, which is not the order of names.
    const name = fc.string({ unit: 'binary', maxLength: 70 }).map((text) => `n${text}`)
    const member = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 90 }),
      fc.boolean(),
      fc.constant(null),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    )
    const value = fc.array(fc.dictionary(name, fc.oneof(member, fc.dictionary(name, member)), { maxKeys: 40 }))
    fc.assert(
      fc.property(value, (one) => {
        expect(canonical(one)).toBe(JSON.stringify(one, inOrder))
      }),
    )
  })

  it('has none for what JSON cannot say', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, () => 1, undefined])
      expect(() => canonical(value)).toThrow('JSON form')
  })
})
