import type { Actor } from '../access/index.ts'
import { isOnBehalf, obstacle } from './allowed.ts'
import type { Bodies, Command } from './bodies.ts'
import type { Concerned, Context, Refusal } from './context.ts'
import { Draft } from './draft.ts'
import type { MatterEvent } from './events.ts'
import { blankMatter } from './evolve.ts'
import { isLive, lastLead, liveLead } from './find.ts'
import { handlers } from './handlers/index.ts'
import { type CommandName, type Outcome, rowOf } from './lifecycle.ts'
import { pullBelow } from './steps/below.ts'
import { endOwnClocks } from './steps/clocks.ts'
import { stopLateness } from './steps/lateness.ts'
import { answerUrgings, liftOverlays } from './steps/overlay.ts'
import { endRegimes } from './steps/regime.ts'
import { dropRulings } from './steps/ruling.ts'
import type { Assignment, Closing, Matter } from './types.ts'

/** What happened, and the matter after it. */
export interface Step {
  event: MatterEvent
  matter: Matter
}

export type Decision = ({ ok: true } & Step) | { ok: false; refusal: Refusal }

const refused = (refusal: Refusal): Decision => ({ ok: false, refusal })

/**
 * Decides one command. `matter` is undefined for `register` alone. Timers that are due must have run before (see
 * `timers.ts`). Answers the event with the matter it leads to, or the refusal; nothing is changed in place.
 */
export function decide(matter: Matter | undefined, command: Command, context: Context): Decision {
  const body = command.body as Record<string, unknown>
  if (command.name === 'register') return register(command.body, context)
  if (!matter) throw new Error(`${command.name} needs a matter`)

  const assignment = findAssignment(matter, command.name, body)
  if (assignment === 'unknown') return refused({ code: 'unknown-assignment' })
  const barred = obstacle(command.name, matter, context, assignment)
  if (barred) return refused(barred)
  const onBehalf = actsFor(matter, command.name, body, context.actor)
  if (onBehalf && 'code' in onBehalf) return refused(onBehalf)

  const draft = new Draft(matter, context)
  const outcome = handle(draft, command, { assignment, participant: onBehalf?.participant })
  if (typeof outcome !== 'string') return refused(outcome)
  return { ok: true, ...conclude(draft, command, { outcome, onBehalf: onBehalf?.contact ? onBehalf : null }) }
}

function register(body: Bodies['register'], context: Context): Decision {
  const draft = new Draft(blankMatter, context)
  const outcome = handle(draft, { name: 'register', body }, {})
  if (typeof outcome !== 'string') return refused(outcome)
  return { ok: true, ...conclude(draft, { name: 'register', body }, { outcome, onBehalf: null }) }
}

/** Runs the command's own part and then what its row says of the outcome. Answers the outcome, or why not. */
function handle(draft: Draft, command: Command, concerned: Concerned): string | Refusal {
  const handler = handlers[command.name] as (draft: Draft, body: unknown, concerned: Concerned) => string | Refusal
  const outcome = handler(draft, command.body, concerned)
  if (typeof outcome === 'string') carryOut(draft, rowOf(command.name).outcomes[outcome]!, concerned.assignment)
  return outcome
}

/** The generic part: clocks, the assignment's and the matter's state, as the outcome's row says. */
function carryOut(draft: Draft, outcome: Outcome, assignment?: Assignment): void {
  const of = assignment?.id ?? null
  for (const kind of outcome.meets ?? []) draft.meet(kind, of)
  for (const kind of outcome.ends ?? []) for (const clock of draft.running(kind, of)) draft.end(clock)
  for (const kind of outcome.pauses ?? []) draft.pause(kind)
  for (const kind of outcome.resumes ?? []) draft.resume(kind)
  for (const kind of outcome.revises ?? []) draft.revise(kind)
  if (outcome.revises || outcome.resumes) pullBelow(draft)
  if (outcome.revises) stopLateness(draft)
  if (outcome.assignmentTo && assignment) draft.put('assignments', assignment.id, { state: outcome.assignmentTo })
  const lead = liveLead(draft.matter)
  for (const kind of outcome.reopens ?? []) if (assignment ?? lead) draft.reopen(kind, (assignment ?? lead)!.id)
  if (outcome.leadTo && lead) draft.put('assignments', lead.id, { state: outcome.leadTo })
  for (const kind of outcome.starts ?? []) draft.startClock(kind, null)
  if (outcome.to) moveTo(draft, outcome)
}

function moveTo(draft: Draft, outcome: Outcome): void {
  const to = outcome.to === 'cameFrom' ? draft.matter.cameFrom! : outcome.to!
  answerUrgings(draft)
  if (to !== 'handling') {
    liftOverlays(draft, 'dispute')
    dropRulings(draft, { closing: to === 'closed' })
  }
  if (to === 'auditing' || to === 'closed') endRegimes(draft)
  if (to === 'closed') {
    close(draft, outcome)
    return
  }
  const cameFrom = to === 'supplementing' ? draft.matter.state : null
  draft.set({ state: to, closing: to === 'reviewing' ? draft.matter.closing : null, closedAt: null, cameFrom })
}

function close(draft: Draft, outcome: Outcome): void {
  endOwnClocks(draft)
  for (const assignment of draft.matter.assignments)
    if (isLive(assignment))
      draft.put('assignments', assignment.id, { state: assignment.state === 'replied' ? 'completed' : 'recalled' })
  draft.set({ state: 'closed', closing: closingOf(draft.matter, outcome), closedAt: draft.context.now, cameFrom: null })
}

function closingOf(matter: Matter, outcome: Outcome): Closing {
  if (outcome.closing === 'asBefore') return matter.closing!
  if (outcome.closing !== 'byFindings') return outcome.closing!
  return lastLead(matter)?.findings?.solved === 'yes' && !saysUnsolved(matter) ? 'resolved' : 'explained'
}

/** A demander who says that it was not solved is believed before the unit's own findings, unless that was judged unreasonable. */
const saysUnsolved = ({ ratings, round }: Matter): boolean =>
  ratings.some((rating) => rating.round === round && rating.solved === 'no' && rating.reasonable !== false)

function findAssignment(matter: Matter, name: CommandName, body: Record<string, unknown>) {
  if (!rowOf(name).assignment) return undefined
  return matter.assignments.find(({ id }) => id === body.assignment) ?? 'unknown'
}

/** The participant a demander's command is about, and the contact when an operator acts for him. */
function actsFor(
  matter: Matter,
  name: CommandName,
  body: Record<string, unknown>,
  actor: Actor,
): { participant: string; contact: string } | Refusal | null {
  if (actor.kind === 'demander') return { participant: actor.participant, contact: '' }
  const contact = typeof body.contact === 'string' ? body.contact : ''
  if (!isOnBehalf(name, actor)) return null
  if (!contact) return { code: 'missing-input', field: 'contact' }
  const present = matter.participants.filter(({ leftAt }) => leftAt === null)
  const participant = present.find(({ id }) => id === (body.participant ?? present[0]?.id))
  return participant ? { participant: participant.id, contact } : { code: 'unknown-participant' }
}

function conclude(
  draft: Draft,
  command: Command,
  { outcome, onBehalf }: { outcome: string; onBehalf: MatterEvent['onBehalf'] },
): Step {
  const { matter, context, changes } = draft
  const { now, actor, newId } = context
  matter.version += 1
  matter.lastAt = now
  const event: MatterEvent = {
    id: newId(),
    matter: matter.id,
    seq: matter.version,
    at: now,
    command: command.name,
    outcome,
    actor: doer(actor),
    onBehalf,
    facts: command.body as Record<string, unknown>,
    changes,
  }
  return { event, matter }
}

/** Who did it, as it is kept: which other matters he is recused from is nobody's business here. */
function doer(actor: Actor): Actor {
  if (actor.kind !== 'staff') return actor
  const { recused: _recused, ...kept } = actor
  return kept
}
