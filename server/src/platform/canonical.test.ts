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
  ]
  it.each(written)('%s', (_, value, text) => {
    expect(canonical(value)).toBe(text)
    expect(canonical(JSON.parse(text))).toBe(text)
  })

  it('has none for what JSON cannot say', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, () => 1, undefined])
      expect(() => canonical(value)).toThrow('JSON form')
  })
})
