import type { Instant } from 'core/calendar'
import type { Urgency } from 'core/matter'
import { chance, type Random } from './random.ts'
import { day, type Gap, gapsFor, hour, lateGap, minute, replyAgain, within } from './story-gaps.ts'
import { type Hours, moveInto } from './story-hours.ts'
import { type Stage, stagesTo } from './story-steps.ts'
import { aimOf, type Target, targetOf } from './story-targets.ts'
import type { LateStep, Step, StepCommand, Story, Subject } from './story-types.ts'

/** A complaint by phone of somebody who is called back. */
const ordinary: Subject = { type: 'complaint', urgency: 'general', channel: 'phone', contacted: true, calledBack: true }

/** How long the open ones have waited where they stand, by urgency where that matters. */
const waits: Readonly<Partial<Record<Target, Gap>>> = {
  registered: [5 * minute, 100 * minute],
  supplementing: [1 * hour, 60 * hour],
  dispatching: [10 * minute, 8 * hour],
  issued: [5 * minute, 4 * hour],
  signed: [4 * hour, 4 * day],
  approving: [1 * hour, 20 * hour],
  overdue: [24 * day, 36 * day],
  reworking: [2 * hour, 30 * hour],
  rehandling: [2 * hour, 40 * hour],
  auditing: [30 * minute, 12 * hour],
  callback: [2 * hour, 60 * hour],
  reviewing: [3 * hour, 60 * hour],
  // Silence ends these by itself: long enough ago for the demander's time to have run out over any holiday.
  insufficient: [18 * day, 44 * day],
}

/** The same for what livelihood matters and emergencies wait. */
const hastyWaits: Readonly<Partial<Record<Target, Gap>>> = {
  dispatching: [1 * minute, 10 * minute],
  issued: [1 * minute, 10 * minute],
  signed: [10 * minute, 80 * minute],
  approving: [2 * minute, 20 * minute],
  overdue: [2 * day, 6 * day],
}

const long: readonly Target[] = ['rehandled', 'reviewed']

/** How long before now the last step lies. What is closed is denser in the last week. */
function waitOf(random: Random, target: Target, urgency: Urgency): number {
  const open = (urgency === 'general' ? undefined : hastyWaits[target]) ?? waits[target]
  if (open) return within(random, open)
  if (chance(random, 0.4)) return within(random, [2 * hour, 7 * day])
  return within(random, [7 * day, long.includes(target) ? 24 * day : 33 * day])
}

const unitSteps: readonly StepCommand[] = ['sign', 'contactDemander', 'reply', 'approveReply', 'ruleReview']
/** These have just come in, whatever the hour is. */
const fresh: readonly Target[] = ['registered', 'supplementing', 'dispatching', 'issued']

function hoursOf(command: StepCommand, target: Target, { urgency, channel }: Subject): Hours {
  if (urgency !== 'general' || fresh.includes(target)) return 'always'
  // Screening keeps to the waking hours and follows soon: moving what came in before it would make it late.
  if (command === 'register' && channel !== 'phone' && channel !== 'letter') return 'always'
  return unitSteps.includes(command) ? 'office' : 'waking'
}

const lateTargets: readonly Target[] = ['resolved', 'explained']

function lateOf(random: Random, target: Target, { channel }: Subject): LateStep | null {
  if (!lateTargets.includes(target) || !chance(random, 0.16)) return null
  if (chance(random, 0.6)) return 'reply'
  return channel === 'phone' || channel === 'letter' || chance(random, 0.5) ? 'dispatch' : 'accept'
}

/**
 * The past that leads matter `n` to its target by `now`. Times are laid from the last step backwards, so that none lies
 * after `now` and what is open has waited no longer than it should.
 */
export function planStory(random: Random, n: number, now: Instant, subject: Subject = ordinary): Story {
  const target = targetOf(n)
  const late = lateOf(random, target, subject)
  const steps = timed(stagesTo(target, { random, subject, late }), { random, now, target, subject, late })
  return { n, target, registeredAt: steps[0]!.at, steps, late, ...aimOf(target) }
}

interface Timing {
  random: Random
  now: Instant
  target: Target
  subject: Subject
  late: LateStep | null
}

function timed(stages: readonly Stage[], { random, now, target, subject, late }: Timing): Step[] {
  const gaps = gapsFor(subject.type, subject.urgency)
  const steps: Step[] = []
  let at = now - waitOf(random, target, subject.urgency)
  for (const [index, stage] of [...stages.entries()].toReversed()) {
    const { command } = stage
    at = moveInto(hoursOf(command, target, subject), at, random)
    steps.unshift({ ...stage, at })
    if (command === 'register') break
    const isAgain = command === 'reply' && stages.slice(0, index).some((before) => before.command === 'reply')
    const usual = isAgain ? replyAgain[subject.urgency] : gaps[command]
    at -= within(random, late === command && !isAgain ? lateGap(late, subject.urgency) : usual)
  }
  return steps
}
