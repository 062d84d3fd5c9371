import { expect, it } from 'vitest'
import { Beginning } from './beginning.ts'

const at = (text: string) => Date.parse(`${text}+08:00`)

it('a contact begins with the first that is written down, however long that goes on', () => {
  const beginning = new Beginning()
  expect(beginning.note(at('2026-03-03T00:20'))).toBe('2026-03-02T16:20:00.000Z')
  expect(beginning.note(at('2026-03-03T00:27'))).toBe('2026-03-02T16:20:00.000Z')
})

it('the next contact begins with its own first word, not when the one before was done', () => {
  const beginning = new Beginning()
  beginning.note(at('2026-03-02T23:40'))
  beginning.forget()
  expect(beginning.note(at('2026-03-03T00:20'))).toBe('2026-03-02T16:20:00.000Z')
})
