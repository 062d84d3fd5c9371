import type { Instant } from '../calendar/index.ts'
import type { Command } from './bodies.ts'
import { nextMoment } from './clock.ts'
import { clockKinds } from './clock-kinds.ts'
import type { Context } from './context.ts'
import { decide, type Step } from './decide.ts'
import { momentFor } from './find.ts'
import type { Clock, Matter } from './types.ts'

const order = Object.keys(clockKinds)

/** The clock whose moment comes first, up to and including `until`. */
function firstDue(matter: Matter, until: Instant): { clock: Clock; at: Instant } | undefined {
  let first: { clock: Clock; at: Instant } | undefined
  for (const clock of matter.clocks) {
    const at = nextMoment(clock)
    if (at === null || at > until) continue
    const earlier =
      !first || at < first.at || (at === first.at && order.indexOf(clock.kind) < order.indexOf(first.clock.kind))
    if (earlier) first = { clock, at }
  }
  return first
}

/** What the system does when a clock's moment has come. */
function timerCommand(clock: Clock, at: Instant): Command {
  if (at < clock.dueAt) return { name: 'warn', body: { clock: clock.id } }
  switch (clockKinds[clock.kind].onTimeOut) {
    case 'overdue':
      return { name: 'becomeOverdue', body: { clock: clock.id } }
    case 'autoSign':
      return { name: 'autoSign', body: { assignment: clock.of! } }
    case 'lapseSupplement':
      return { name: 'lapseSupplement', body: {} }
    case 'endCallback':
      return { name: 'endCallback', body: {} }
    case 'lapseRuling':
      return { name: 'lapseRuling', body: { ruling: clock.of! } }
    case 'superviseOverdue':
      return { name: 'superviseOverdue', body: { clock: clock.id } }
    case 'escalateDispute':
      return { name: 'escalateDispute', body: { clock: clock.id } }
  }
}

/**
 * Everything that time itself does to a matter up to `context.now`, in order. Each event bears the moment it was due,
 * however late it is done, but never one before the matter's last event.
 */
export function runDue(matter: Matter, context: Context): Step[] {
  const steps: Step[] = []
  let present = matter
  for (let due = firstDue(present, context.now); due; due = firstDue(present, context.now)) {
    const now = momentFor(due.at, present)
    const decision = decide(present, timerCommand(due.clock, due.at), { ...context, now, actor: { kind: 'system' } })
    if (!decision.ok) throw new Error(`timer ${due.clock.kind} refused: ${decision.refusal.code}`)
    steps.push(decision)
    present = decision.matter
  }
  return steps
}

/** When this matter next needs the system; null when no clock of it will do anything by itself. */
export function nextDue(matter: Matter): Instant | null {
  const moments = matter.clocks.map(nextMoment).filter((at) => at !== null)
  return moments.length > 0 ? Math.min(...moments) : null
}
