import type { Actor, Role } from 'core/access'
import { type Instant, toIso } from 'core/calendar'
import { liveLead, type Matter, momentFor, type Refusal } from 'core/matter'
import { beginMatter, type Request, type Work } from '../features/matters/index.ts'
import type { Services } from '../platform/services.ts'
import type { DemoMatter } from './draw-matter.ts'
import type { Past } from './past.ts'
import { bodyOf, type Sendable } from './play-bodies.ts'
import { demoSource } from './store.ts'
import type { Step } from './story-types.ts'

const staff = (role: Role, organizer: string | null = null): Actor => ({
  kind: 'staff',
  account: organizer ? `${role === 'organizer_leader' ? 'leader' : 'clerk'}_${organizer}` : role,
  roles: [role],
  organizer,
})

const centre: Readonly<Partial<Record<Step['command'], Role>>> = {
  accept: 'dispatcher',
  requestSupplement: 'dispatcher',
  decline: 'dispatcher',
  answer: 'operator',
  dispatch: 'dispatcher',
  auditReply: 'auditor',
  recordCallback: 'callback_clerk',
  ruleReview: 'centre_manager',
  reviewReturn: 'dispatcher',
  ruleExtension: 'centre_manager',
}

/** What a unit's leader does himself; the rest is his clerk's. */
const leaders: readonly Step['command'][] = ['approveReply', 'requestReturn', 'requestExtension']
const clerks: readonly Step['command'][] = ['sign', 'contactDemander', 'reply']

const byPhone = ({ channel }: DemoMatter): boolean => channel === 'phone' || channel === 'letter'

/** Who takes a step: the centre by role, the unit that has the lead, or the demander himself. */
function actorOf(command: Step['command'], matter: Matter): Actor {
  const role = centre[command]
  if (role) return staff(role)
  const unit = liveLead(matter)?.organizer
  if (unit) {
    if (leaders.includes(command)) return staff('organizer_leader', unit)
    if (clerks.includes(command)) return staff('organizer_clerk', unit)
  }
  return { kind: 'demander', matter: matter.id, participant: matter.participants[0]!.id }
}

/** How the request came in, as the portal or an operator sends it. */
function requestOf(past: DemoMatter): Request {
  const { type, title, content, district, street, address, demander, confidential, about, reply, channel } = past
  return {
    type,
    title,
    content,
    place: { district, street, address },
    ...(demander ? { demander } : { anonymous: true }),
    confidential,
    ...(about.length > 0 ? { about } : {}),
    reply,
    channel,
    ...(byPhone(past) ? { category: past.category, urgency: past.urgency } : {}),
  }
}

/**
 * Plays one past of the demo city, writes it in one commit and answers the matter's number. Throws when a step is
 * refused: then the story does not fit the rules.
 */
export async function play(services: Services, { matter, story }: Past, now: Instant): Promise<string> {
  const { work, no, refused } = await playSteps(services, { matter, steps: story.steps, now })
  if (refused)
    throw new Error(
      `the demo's ${refused.command} of ${toIso(refused.at)} was refused: ${JSON.stringify(refused.refusal)}`,
    )
  work.imports.push({ source: demoSource, row_no: String(story.n), matter_no: no })
  await work.save(services.db)
  return no
}

/** What is to be played: a request, what is done with it, and the moment that all of it lies before. */
export interface Played {
  matter: DemoMatter
  steps: readonly Step[]
  now: Instant
  /** A past that came in from elsewhere is told to nobody. */
  imported?: boolean
}

/** A matter that was played and is not written yet, with the first step that was refused, if one was. */
export interface Outcome {
  work: Work
  no: string
  refused?: { command: Step['command']; at: Instant; refusal: Refusal }
}

/**
 * Plays steps through the product's own commands, at their own times; nothing is written yet. What time makes due
 * between two steps happens as it would have. A step that is refused leaves everything as it was, and life goes on: a unit
 * that asks too late to be rid of a matter handles it, and what was to follow from its request is refused as well.
 */
export async function playSteps(
  services: Services,
  { matter: past, steps: [first, ...steps], now, imported }: Played,
): Promise<Outcome> {
  const actor: Actor = byPhone(past) ? staff('operator') : { kind: 'public' }
  const { work, no } = await beginMatter(services, { request: requestOf(past), actor, at: first!.at }, imported)
  const outcome: Outcome = { work, no }
  for (const [index, step] of steps.entries()) {
    work.runDue(step.at)
    if (step.command === 'sign' && liveLead(work.matter)?.state !== 'issued') continue
    const round = steps.slice(0, index).filter(({ command }) => command === 'auditReply').length
    const refusal = take(work, past, { step: step as Step & Sendable, round })
    if (refusal) outcome.refused ??= { command: step.command, at: step.at, refusal }
  }
  work.runDue(now)
  return outcome
}

function take(
  work: Work,
  past: DemoMatter,
  { step, round }: { step: Step & Sendable; round: number },
): Refusal | undefined {
  const { matter } = work
  const now = momentFor(step.at, matter)
  const body = bodyOf(past, { step, round, matter })
  return work.send({ command: step.command, body, actor: actorOf(step.command, matter), now })
}
