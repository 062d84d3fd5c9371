import { computeDue, toIso } from 'core/calendar'
import { at, calendar } from './desk.ts'

/** Prints due times as a machine in its own time zone finds them; `hour` shows that the zone is in force. */
const units = ['workingDay', 'naturalDay', 'hour', 'minute'] as const
const starts = ['2020-01-23 23:30', '2024-03-10 02:30', '2025-11-02 01:30', '2026-02-13 17:30', '2026-09-30 00:00']
const limits = units.flatMap((unit) => [
  { value: 1, unit },
  { value: 10, unit },
])
const dues = starts.flatMap((start) =>
  limits.map((limit) => toIso(computeDue(calendar, { start: at(start), limit }).dueAt)),
)
console.log(JSON.stringify({ hour: new Date(0).getHours(), dues }))
