import { dayOf, fromIso, type Instant, isDay, startOfDay } from 'core/calendar'

/** One message of a board with its reply: moments are epoch milliseconds, texts are without the space around them. */
export interface Message {
  /** The number it has in its source. */
  number: string
  user: string
  subject: string
  askedAt: Instant
  body: string
  answeredAt: Instant
  reply: string
}

/** Columns of the message board by the names that its file gives them. */
export const columns = {
  number: '留言编号',
  user: '留言用户',
  subject: '留言主题',
  askedAt: '留言时间',
  body: '留言详情',
  reply: '答复意见',
  answeredAt: '答复时间',
} as const

/** Why a row cannot be taken, as it is written into the list of bad rows. */
export interface BadRow {
  reason: string
}

const longest = { user: 60, subject: 100, body: 10_000, reply: 10_000 } as const
const earliest = startOfDay('2000-01-01')
const dayLength = 86_400_000

const moment = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/

/**
 * A moment as boards write it, in Asia/Shanghai: `2019/2/28 11:25:05` or `2019-04-08 08:37:20`. A day alone means its
 * last second, since what was written that day was written before its end. Undefined when it is none.
 */
export function readMoment(text: string): Instant | undefined {
  const found = moment.exec(text.trim())
  if (!found) return undefined
  const [, year, month, date, hour, minute, second = '00'] = found
  const day = `${year}-${month!.padStart(2, '0')}-${date!.padStart(2, '0')}`
  if (!isDay(day)) return undefined
  if (hour === undefined) return startOfDay(day) + dayLength - 1_000
  return fromIso(`${day}T${hour.padStart(2, '0')}:${minute}:${second}+08:00`)
}

/** Reads one row, its values by column name. `now` bounds what can have happened. Answers the message, or why not. */
export function readMessage(row: Readonly<Record<string, string>>, now: Instant): Message | BadRow {
  const text = (name: keyof typeof columns): string => (row[columns[name]] ?? '').trim()
  const number = text('number')
  if (!/^[\w-]{1,40}$/.test(number)) return bad(`${columns.number} must be a number or a short code`)
  for (const name of ['user', 'subject', 'body', 'reply'] as const) {
    const problem = problemOf(text(name), longest[name])
    if (problem) return bad(`${columns[name]} ${problem}`)
  }
  const askedAt = readMoment(text('askedAt'))
  const answeredAt = readMoment(text('answeredAt'))
  if (askedAt === undefined) return bad(`${columns.askedAt} is not a moment such as 2019-04-08 08:37:20`)
  if (answeredAt === undefined) return bad(`${columns.answeredAt} is not a moment such as 2019-04-08 08:37:20`)
  if (askedAt < earliest || answeredAt > now) return bad(`the moments must lie between 2000-01-01 and ${dayOf(now)}`)
  if (answeredAt < askedAt) return bad(`${columns.answeredAt} lies before ${columns.askedAt}`)
  const { user, subject, body, reply } = {
    user: text('user'),
    subject: text('subject'),
    body: text('body'),
    reply: text('reply'),
  }
  return { number, user, subject, askedAt, body, answeredAt, reply }
}

const bad = (reason: string): BadRow => ({ reason })

function problemOf(text: string, most: number): string | undefined {
  if (text === '') return 'is empty'
  if (text.length > most) return `has ${text.length} characters, ${most} at most are kept`
  if (/\0|\p{Surrogate}/u.test(text)) return 'holds characters that are no text'
  return undefined
}
