import type { Actor, Role } from 'core/access'
import {
  allowedCommands,
  allowedOnAssignment,
  type Bodies,
  type Command,
  type Matter,
  obstacle,
  type Refusal,
  rowOf,
  sentCommands,
} from 'core/matter'
import { at, Desk, shown, staff, text } from './desk.ts'
import { type Draw, pick, someBody, units } from './some-body.ts'

export type { Draw } from './some-body.ts'

const centre = [
  'operator',
  'dispatcher',
  'auditor',
  'callback_clerk',
  'supervisor',
  'centre_manager',
  'office',
] as const satisfies Role[]

/** Who might act now: everybody of the centre, the demanders, and the units that have a part in the matter. */
function people(draw: Draw, desk: Desk): Actor[] {
  const involved = desk.matter.assignments.map(({ organizer }) => organizer)
  const unit = involved.length > 0 && draw(4) > 0 ? pick(draw, involved) : pick(draw, units)
  return [
    ...centre.map((role) => staff(role)),
    staff('organizer_clerk', unit),
    staff('organizer_clerk', unit),
    staff('organizer_leader', unit),
    staff('organizer_leader', unit),
    staff('guidance', 'chengguan'),
    ...desk.matter.participants.map((_, index) => desk.demander(index)),
  ]
}

interface Move {
  actor: Actor
  name: Command['name']
  assignment: string
}

/** Something that somebody is allowed to do now. Who looks is left to chance, and rare things are taken rarely. */
function allowedMove(draw: Draw, desk: Desk, now: number): Move | undefined {
  const { matter } = desk
  const everybody = people(draw, desk)
  const moves = [0, 1, 2, 3, 4].flatMap((): Move[] => {
    const actor = pick(draw, everybody)
    const context = desk.context(Math.max(now, matter.lastAt), actor)
    return [
      ...allowedCommands(matter, context).map((name) => ({ actor, name, assignment: 'none' })),
      ...matter.assignments.flatMap((one) =>
        allowedOnAssignment(matter, one, context).map((name) => ({ actor, name, assignment: one.id })),
      ),
    ]
  })
  const likely = moves.filter(({ name }) => !rare.includes(name))
  const from = likely.length > 0 && draw(6) > 0 ? likely : moves
  return from.length > 0 ? pick(draw, from) : undefined
}

/** Commands that can nearly always be taken and change little, or that end the matter: walks that follow them get nowhere. */
const rare: readonly Command['name'][] = [
  'tag',
  'askDemander',
  'relayAnswer',
  'contactDemander',
  'comment',
  'join',
  'urge',
  'correct',
  'setConfidential',
  'markDifficult',
  'clearDifficult',
  'supervise',
  'answer',
  'decline',
  'withdraw',
  'ruleWithdrawal',
  'requestSupplement',
  'recall',
  'merge',
  'advise',
  'appeal',
]

function anyMove(draw: Draw, desk: Desk): Move {
  const { assignments } = desk.matter
  return {
    actor: pick(draw, people(draw, desk)),
    name: pick(
      draw,
      sentCommands.filter((one) => one !== 'register'),
    ),
    assignment: assignments.length > 0 ? pick(draw, assignments).id : 'none',
  }
}

/** What one step of a walk met: the matter before it, the command, and why it was refused, if it was. */
export interface Step {
  before: Matter
  after: Matter
  name: Command['name']
  /** Whether the command was among those that its sender was offered. */
  offered: boolean
  refusal: Refusal | undefined
  refused: boolean
}

/** How a walk begins, so that it does not spend its steps on getting somewhere. Answers the moment it goes on from. */
const openings: readonly ((desk: Desk, now: number, draw: Draw) => number)[] = [
  (desk, now, draw) => {
    desk.register(shown(now), { type: pick(draw, ['complaint', 'report', 'consultation']) })
    return now
  },
  (desk, now) => {
    desk.registerByPhone(shown(now))
    return now
  },
  (desk, now, draw) => handled(desk, now, pick(draw, units)),
  (desk, now, draw) => {
    desk.registerByPhone(shown(now), {
      type: pick(draw, ['report', 'complaint']),
      about: [pick(draw, ['panyu', 'water'])],
    })
    return now
  },
  (desk, now) => disputable(desk, now),
  (desk, now) => {
    desk.registerByPhone(shown(now), { type: 'report' })
    desk.do(shown(now + minute), desk.demander(), 'withdraw', { reason: text() })
    return now + minute
  },
]

const minute = 60_000

function handled(desk: Desk, now: number, lead: string): number {
  if (!desk.matter) desk.registerByPhone(shown(now))
  desk.do(shown(now + minute), staff('dispatcher'), 'dispatch', { lead })
  const { id } = desk.assignment(lead)
  desk.do(shown(now + 2 * minute), staff('organizer_clerk', lead), 'sign', { assignment: id })
  return now + 2 * minute
}

/** Returned twice, with a third unit that handles. */
function disputable(desk: Desk, from: number): number {
  let now = from
  for (const lead of ['chengguan', 'water']) {
    now = handled(desk, now, lead) + minute
    const assignment = desk.assignment(lead).id
    const asks = { assignment, reason: text(), basis: text(), suggested: 'panyu' }
    desk.do(shown(now), staff('organizer_leader', lead), 'requestReturn', asks)
    desk.do(shown(now), staff('dispatcher'), 'reviewReturn', { assignment, ruling: 'approve', reason: text() })
  }
  return handled(desk, now, 'panyu')
}

/** What the other matter of a merge does to this one: people come in from it, or go back to it. */
function meetAnother(draw: Draw, desk: Desk, now: number): void {
  const system: Actor = { kind: 'system' }
  const from = '2603020000033'
  const person = desk.matter.participants[0]!
  const moved = { ...person, id: `from-another-${draw(3)}`, leftAt: null }
  const brought = { from, sealed: draw(2) === 0, about: draw(4) === 0 ? ['water'] : [], participants: [moved] }
  if (draw(2) === 0) desk.try(shown(now), system, 'takeIn', brought)
  else desk.try(shown(now), system, 'letGo', { to: from })
}

/** A random history: time passes by random steps, random people send random commands. Some are refused, as in life. */
export function walk(draw: Draw, { steps }: { steps: number }): { desk: Desk; steps: Step[] } {
  const desk = new Desk()
  let now = at('2026-01-05 09:00') + draw(200) * 86_400_000
  now = pick(draw, openings)(desk, now, draw)
  const met: Step[] = []
  for (let step = 0; step < steps; step += 1) {
    now += pick(draw, [60_000, 60_000, 1_800_000, 1_800_000, 7_200_000, 43_200_000, 172_800_000])
    desk.waitUntil(shown(now))
    if (draw(30) === 0) meetAnother(draw, desk, now)
    if (draw(30) === 0) desk.try(shown(now), { kind: 'system' }, 'proposeLongTerm', { cause: 'contacts' })
    const before = desk.matter
    const { actor, name, assignment } = (draw(5) > 0 && allowedMove(draw, desk, now)) || anyMove(draw, desk)
    const body = someBody(draw, name, { matter: before, assignment })
    const on = rowOf(name).assignment && before.assignments.find(({ id }) => id === assignment)
    const context = desk.context(Math.max(now, before.lastAt), actor)
    const offered = (!rowOf(name).assignment || on !== undefined) && obstacle(name, before, context, on) === null
    const refusal = desk.try(shown(now), actor, name, body as unknown as Bodies[typeof name])
    met.push({ before, after: desk.matter, name, offered, refusal, refused: refusal !== undefined })
  }
  return { desk, steps: met }
}
