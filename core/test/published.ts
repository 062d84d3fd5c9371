import { readFileSync } from 'node:fs'
import { type Calendar, fromIso, type Instant, parseCalendar, toIso } from 'core/calendar'

/** A file of the profiles folder, as JSON. */
export const profileFile = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../server/profiles/${name}.json`, import.meta.url), 'utf8'))

function publishedDays(): Calendar {
  const parsed = parseCalendar(profileFile('holidays'))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.calendar
}

/** The lists the State Council has published, up to 2026. */
export const published = publishedDays()

/** `2026-09-21 09:12`, in Asia/Shanghai. */
export function at(text: string): Instant {
  const found = fromIso(`${text.replace(' ', 'T')}:00+08:00`)
  if (found === undefined) throw new Error(`no moment: ${text}`)
  return found
}

/** A moment as the tests write it. */
export const shown = (instant: Instant): string => toIso(instant).slice(0, 16).replace('T', ' ')
