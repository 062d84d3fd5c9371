import type { Limit } from 'core/calendar'

const units: Record<Limit['unit'], string> = {
  workingDay: '个工作日',
  naturalDay: '个自然日',
  hour: '小时',
  minute: '分钟',
}

/** What is said of a due time, in Chinese. Days and moments come in as they are to be written. */
export const clockWords = {
  byEndOf: (day: string) => `${day} 结束前`,
  before: (moment: string) => `${moment} 前`,
  limit: ({ value, unit }: Limit) => `${value} ${units[unit]}`,
  counted: (from: string, limit: string, extensions: string[]) =>
    [`自 ${from} 起 ${limit}`, ...extensions.map((extension) => `延长 ${extension}`)].join('，'),
  rule: (key: string, version: number) => `规则 ${key} 第 ${version} 版`,
  weekends: '周末',
  /** The lists call holidays by their Chinese names. */
  holidayName: (name: string) => name,
  paused: (span: string) => `${span} 暂停`,
  pausedSince: (moment: string) => `自 ${moment} 起暂停，恢复后顺延`,
  notCounted: (parts: string[]) => `不计 ${listed(parts)}`,
  makeUp: (day: string) => `${day}（补班）`,
  alsoCounted: (parts: string[]) => `计入 ${listed(parts)}`,
  bound: '受另一时限约束，不得更晚',
  provisional: '有年份的放假安排尚未公布，暂按周末推算，公布后重算',
  join: (first: string, rest: string[]) => `${first}：${rest.join('；')}。`,
  unknownRule: (key: string) => `没有名为 ${key} 的时限规则`,
  oneOf: '请给出 rule 或 limit，且只给其一',
  noMoment: '不是真实存在的时刻，应为带时差的 ISO 8601 时间，如 2026-03-02T10:00:00+08:00',
  outOfRange: '应在 2000 年至 2100 年之间',
}

function listed(parts: string[]): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join('、')}和${last}`
}

export type ClockWords = typeof clockWords
