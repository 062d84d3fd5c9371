import { type DemoMatter, organizers, type Subject } from '../demo/index.ts'
import { chance, pick, type Random } from '../demo/random.ts'
import type { Stage } from '../demo/story-steps.ts'

const returnShare = 0.07
const extensionShare = 0.06

/** Units that a matter may be sent to in place of the first one. */
const others = organizers.filter(({ kind }) => kind === 'bureau' || kind === 'district').map(({ id }) => id)

/** What of a matter its detours depend on. */
export type Sent = Pick<DemoMatter, 'lead' | 'co'>

/**
 * The stages with what some units ask for on the way: to be rid of the matter, or more time. Urgent ones leave no room
 * for either, and what a consultation needs is no longer than its limit.
 */
export function withDetours(
  stages: readonly Stage[],
  random: Random,
  given: Sent & Pick<Subject, 'type' | 'urgency'>,
): Stage[] {
  if (given.urgency !== 'general') return [...stages]
  const returning = chance(random, returnShare) ? returned(random, given) : []
  const extending = given.type !== 'consultation' && chance(random, extensionShare) ? extended(random) : []
  return around(around(stages, 'dispatch', { after: returning }), 'reply', { before: extending })
}

/** Puts stages before and after the first of a command; without that command nothing is put anywhere. */
function around(
  stages: readonly Stage[],
  command: Stage['command'],
  { before = [], after = [] }: { before?: readonly Stage[]; after?: readonly Stage[] },
): Stage[] {
  const at = stages.findIndex((stage) => stage.command === command)
  if (at < 0) return [...stages]
  return [...stages.slice(0, at), ...before, stages[at]!, ...after, ...stages.slice(at + 1)]
}

/** Not ours, says the unit; the centre agrees and sends it on, or does not. */
function returned(random: Random, { lead, co }: Sent): Stage[] {
  const unit = pick(
    random,
    others.filter((id) => id !== lead && !co.includes(id)),
  )
  const asked: Stage = { command: 'requestReturn', unit }
  if (chance(random, 0.35)) return [asked, { command: 'reviewReturn', ruling: 'reject' }]
  return [asked, { command: 'reviewReturn', ruling: 'approve' }, { command: 'dispatch', unit }]
}

const extended = (random: Random): Stage[] => [
  { command: 'requestExtension' },
  { command: 'ruleExtension', ruling: chance(random, 0.8) ? 'approve' : 'reject' },
]
