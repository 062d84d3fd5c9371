import { describe, expect, it } from 'vitest'
import { maskName, maskPhone, withoutNumbers } from './index.ts'

describe('what is shown of a person', () => {
  it.each([
    ['张三丰', '张**'],
    [' 张三 ', '张**'],
    ['𠮷田', '𠮷**'],
    ['', '**'],
  ])('of the name %j: %s', (name, shown) => expect(maskName(name)).toBe(shown))

  it.each([
    ['13812345678', '138****5678'],
    ['138-1234 5678', '138****5678'],
    ['0201234567', '020****4567'],
    ['012345678', '****78'],
    ['12345', '****45'],
    ['', '****'],
  ])('of the number %j: %s', (phone, shown) => expect(maskPhone(phone)).toBe(shown))
})

it.each([
  ['call 13812345678 back', 'call **** back'],
  ['call 138 1234-5678 or 81234567', 'call **** or ****'],
  ['1234567', '****'],
  ['case 123456', 'case 123456'],
  ['2 dogs and 3 cats, 12345', '2 dogs and 3 cats, 12345'],
])('a reason as it is kept: %j', (written, kept) => expect(withoutNumbers(written)).toBe(kept))
