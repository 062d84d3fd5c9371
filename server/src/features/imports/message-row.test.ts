import { toIso } from 'core/calendar'
import { describe, expect, it } from 'vitest'
import { columns, readMessage, readMoment } from './message-row.ts'

const shown = (text: string): string | undefined => {
  const at = readMoment(text)
  return at === undefined ? undefined : toIso(at).slice(0, 19)
}

describe('a moment as boards write it', () => {
  it.each([
    ['2019/2/28 11:25:05', '2019-02-28T11:25:05'],
    ['2019-04-08 08:37:20', '2019-04-08T08:37:20'],
    ['2019/12/1 8:05', '2019-12-01T08:05:00'],
    [' 2018/4/24\t', '2018-04-24T23:59:59'],
  ])('%s', (text, expected) => expect(shown(text)).toBe(expected))

  it.each(['', '2019/2/30 11:25:05', '2019-13-01 00:00:00', '28.2.2019', '2019/2/28 25:00:00', 'soon'])(
    'is not %j',
    (text) => expect(shown(text)).toBeUndefined(),
  )
})

const now = Date.parse('2026-11-24T12:00:00+08:00')
const row = (changed: Partial<Record<keyof typeof columns, string>> = {}): Record<string, string> => {
  const values = {
    number: '2555',
    user: 'A0001',
    subject: '路灯',
    askedAt: '2019/2/28 11:25:05',
    body: '\n\t\t路灯不亮\n\n已三天\t\n',
    reply: '\n已修好\n',
    answeredAt: '2019-03-02 09:00:00',
    ...changed,
  }
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [columns[name as keyof typeof columns], value]),
  )
}

describe('a row of a message board', () => {
  it('becomes a message without the space around its texts', () => {
    expect(readMessage(row(), now)).toMatchObject({ number: '2555', body: '路灯不亮\n\n已三天', reply: '已修好' })
  })

  it.each([
    ['an empty body', { body: ' \n\t' }, columns.body],
    ['a body that is too long', { body: 'a'.repeat(10_001) }, '10001 characters'],
    ['a null character', { reply: 'a\0b' }, columns.reply],
    ['half a character', { subject: 'a\ud800' }, columns.subject],
    ['no number', { number: '' }, columns.number],
    ['a moment that is none', { askedAt: 'yesterday' }, columns.askedAt],
    ['an answer before the question', { answeredAt: '2019-02-27 00:00:00' }, 'lies before'],
    ['a moment that has not come', { answeredAt: '2027-01-01 00:00:00' }, '2026-11-24'],
    ['a moment before the hotline', { askedAt: '1999-12-31 00:00:00' }, '2000-01-01'],
  ])('is refused for %s, with the reason', (_, changed, reason) => {
    expect(readMessage(row(changed), now)).toEqual({ reason: expect.stringContaining(reason) })
  })
})
