import type { ExplainBody, ExplainView } from 'contract/clocks'
import { computeDue, type Due, explainDue, fromIso, type Instant, type Limit, startOfDay, toIso } from 'core/calendar'
import { type LimitKey, limitKeys, ruleSetAt } from 'core/rules'
import type { ClockWords } from '../../messages/clocks.zh-CN.ts'
import { Problem } from '../../platform/problem.ts'
import type { City } from '../../platform/services.ts'
import { named } from './days.ts'

type Item = ExplainBody['items'][number]
type Answer = ExplainView['items'][number]

/** Moments that a limit can sensibly start at; anything else is a slip of the pen. */
const earliest = startOfDay('2000-01-01')
const latest = startOfDay('2101-01-01')

/** Days that may be walked for one request: far more than real questions need, few enough that nobody else waits. */
const mostDays = 2_000_000
const mostDaysTold = 500_000

interface Asked {
  from: Instant
  limit: Limit
  rule?: { rule: LimitKey; version: number; basis: string }
}

/**
 * When the limits asked about end, and with `detail` by which days. Throws `malformed` for an item without exactly one
 * of rule and limit, `unknown-part` for a rule the profile lacks, `time-out-of-range`, and `too-large` for limits that
 * are long beyond all use.
 */
export function explainItems({ items, detail }: ExplainBody, city: City, words: ClockWords): Answer[] {
  const asked = items.map((item, index) => readItem(item, `/items/${index}`, { city, words }))
  const isByDays = ({ limit }: Asked): boolean => limit.unit === 'workingDay' || limit.unit === 'naturalDay'
  const days = asked.filter(isByDays).reduce((sum, { limit }) => sum + limit.value, 0)
  if (days > (detail ? mostDaysTold : mostDays)) throw new Problem('too-large')
  return asked.map((one) => answer(one, { city, words }, detail ?? false))
}

interface Known {
  city: City
  words: ClockWords
}

function readItem(item: Item, path: string, { city, words }: Known): Asked {
  const { rule, limit } = item
  if ((rule === undefined) === (limit === undefined))
    throw new Problem('malformed', { errors: [{ path, what: words.oneOf }] })
  const from = fromIso(item.from)
  if (from === undefined) throw new Problem('malformed', { errors: [{ path: `${path}/from`, what: words.noMoment }] })
  if (from < earliest || from >= latest)
    throw new Problem('time-out-of-range', { errors: [{ path: `${path}/from`, what: words.outOfRange }] })
  if (limit) return { from, limit }

  const key = limitKeys.find((known) => known === rule)
  if (!key)
    throw new Problem('unknown-part', { errors: [{ path: `${path}/rule`, what: words.unknownRule(rule ?? '') }] })
  const { version, limits } = ruleSetAt(city.profile, from)
  return { from, limit: limits[key].limit, rule: { rule: key, version, basis: limits[key].basis } }
}

function answer({ from, limit, rule }: Asked, { city: { calendar }, words }: Known, detail: boolean): Answer {
  const terms = { start: from, limit }
  if (!detail) return { ...due(computeDue(calendar, terms)), ...rule }
  const explained = explainDue(calendar, terms)
  return { ...due(explained), days: named(explained.days, words), ...rule }
}

const due = ({ dueAt, lastDay, calendar, provisional }: Due): Omit<Answer, 'days'> => ({
  dueAt: toIso(dueAt),
  lastDay,
  calendar,
  provisional,
})
