import type { Instant } from 'core/calendar'
import { type DemoMatter, drawMatter, type Step, type Subject, subjectOf, type Target } from '../demo/index.ts'
import { wishFor } from '../demo/past.ts'
import { chance, type Random, weighted } from '../demo/random.ts'
import { gapsFor, lateGap, replyAgain, within } from '../demo/story-gaps.ts'
import { type Hours, moveOn } from '../demo/story-hours.ts'
import { type Stage, stagesTo } from '../demo/story-steps.ts'
import type { LateStep, StepCommand } from '../demo/story-types.ts'
import type { MatterWish } from '../demo/wish.ts'
import { withDetours } from './detours.ts'
import { callerPhone, whereabouts } from './words.ts'

/** A request and what is done with it from its registration on. */
export interface Life {
  matter: DemoMatter
  steps: Step[]
}

/** Where matters end, each as often as its weight. What is open is open because the past ends before it. */
const ends: readonly (readonly [Target, number])[] = [
  ['resolved', 46],
  ['answered', 14],
  ['explained', 13],
  ['rehandled', 6],
  ['unreached', 6],
  ['withdrawn', 4],
  ['not_accepted', 4],
  ['insufficient', 3],
  ['reviewed', 2],
]

interface Birth {
  at: Instant
  /** Tells the matter from all others. */
  n: number
  /** After a storm most ask for help, and everything takes longer. */
  storm: boolean
}

/** Draws the life of one matter from its registration to its end, from the random numbers alone. */
export function drawLife(random: Random, { at, n, storm }: Birth): Life {
  const target = weighted(random, ends)
  const matter = request(random, n, withStorm(random, wishFor(target), storm))
  const subject = subjectOf(matter)
  const late = lateOf(random, subject)
  const stages = withDetours(stagesTo(target, { random, subject, late }), random, matter)
  const pace = paceOf(matter.lead) * (storm ? 1.5 : 1)
  return { matter, steps: timed(stages, { random, at, subject, late, pace }) }
}

function withStorm(random: Random, wish: MatterWish, storm: boolean): MatterWish {
  const isFree = wish.types === undefined && !wish.answerable && !wish.declined
  return storm && isFree && chance(random, 0.6) ? { ...wish, types: ['help'] } : wish
}

function request(random: Random, n: number, wish: MatterWish): DemoMatter {
  const drawn = drawMatter(random, n, { ...wish, allOver: true })
  const demander = drawn.demander && { ...drawn.demander, phone: callerPhone(random) }
  return { ...drawn, demander, content: drawn.content + whereabouts(random) }
}

function lateOf(random: Random, { channel }: Subject): LateStep | null {
  if (!chance(random, 0.13)) return null
  if (chance(random, 0.75)) return 'reply'
  return channel === 'phone' || channel === 'letter' || chance(random, 0.5) ? 'dispatch' : 'accept'
}

/** Some units are quick and some are slow, the same ones all year. */
function paceOf(unit: string): number {
  const sum = [...unit].reduce((all, letter) => (all * 31 + letter.charCodeAt(0)) % 997, 7)
  return 0.6 + (sum / 997) * 0.9
}

const unitSteps: readonly StepCommand[] = [
  ...(['requestReturn', 'sign', 'contactDemander', 'requestExtension', 'reply', 'approveReply'] as const),
  'ruleReview',
]
/** The centre screens and passes on by day and night. */
const centreSteps: readonly StepCommand[] = ['accept', 'answer', 'decline', 'dispatch', 'requestSupplement']

function hoursOf(command: StepCommand, { urgency }: Subject): Hours {
  if (urgency !== 'general' || centreSteps.includes(command)) return 'always'
  return unitSteps.includes(command) ? 'office' : 'waking'
}

interface Timing {
  random: Random
  at: Instant
  subject: Subject
  late: LateStep | null
  pace: number
}

/** Lays the steps one after another from the registration on, each when somebody is at work. */
function timed(stages: readonly Stage[], { random, at, subject, late, pace }: Timing): Step[] {
  const gaps = gapsFor(subject.type, subject.urgency)
  const replied = new Set<StepCommand>()
  let now = at
  return stages.map((stage): Step => {
    const { command } = stage
    if (command === 'register') return { ...stage, at }
    const isAgain = replied.has(command)
    replied.add(command)
    const usual = command === 'reply' && isAgain ? replyAgain[subject.urgency] : gaps[command]
    const isLate = late === command && !isAgain
    const gap = within(random, isLate ? lateGap(late, subject.urgency) : usual)
    const own = unitSteps.includes(command) && !isLate ? gap * pace : gap
    now = moveOn(hoursOf(command, subject), now + Math.round(own / 1000) * 1000, random)
    return { ...stage, at: now }
  })
}
