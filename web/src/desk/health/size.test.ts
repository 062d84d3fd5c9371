import { expect, it } from 'vitest'
import { sizeOf } from './size.ts'

it.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1.0 KiB'],
  [1.5 * 1024 ** 3, '1.5 GiB'],
  [3 * 1024 ** 5, '3072.0 TiB'],
])('writes %d bytes as %s', (bytes, text) => {
  expect(sizeOf(bytes)).toBe(text)
})
