import type { Actor } from 'core/access'
import { type Bodies, type Command, type Matter, rowOf, sentCommands } from 'core/matter'
import { at, Desk, shown, staff, text } from './desk.ts'

/** Takes the next whole number below `below`: the one source of chance of a walk. */
export type Draw = (below: number) => number

const pick = <Item>(draw: Draw, items: readonly Item[]): Item => items[draw(items.length)]!

const units = ['chengguan', 'panyu', 'shiqiao', 'water'] as const

function someActor(draw: Draw, desk: Desk): Actor {
  const centre = ['operator', 'dispatcher', 'auditor', 'callback_clerk', 'supervisor', 'centre_manager'] as const
  const unit = pick(draw, units)
  const actors: Actor[] = [
    ...centre.map((role) => staff(role)),
    staff('organizer_clerk', unit),
    staff('organizer_leader', unit),
    staff('guidance', unit),
    desk.demander(),
  ]
  return pick(draw, actors)
}

function bodyOf(draw: Draw, name: Command['name'], matter: Matter): Record<string, unknown> {
  const assignment = matter.assignments.length > 0 ? pick(draw, matter.assignments).id : 'none'
  const supervision = matter.overlays.find(({ kind }) => kind === 'supervision')?.id ?? 'none'
  const solved = pick(draw, ['yes', 'partly', 'no'] as const)
  const ruling = pick(draw, ['approve', 'reject'] as const)
  const lead = pick(draw, units)
  const findings = { true: true, solved, inDuty: true, contacted: true, unsolvedReason: text() }
  const bodies: Partial<Record<Command['name'], Record<string, unknown>>> = {
    answer: { text: text(), noArticle: text() },
    decline: { reason: text(), channel: 'petition' },
    requestSupplement: { missing: text() },
    supplement: { text: text() },
    accept: {
      type: pick(draw, ['complaint', 'report', 'praise']),
      category: '0101',
      urgency: pick(draw, ['general', 'urgent']),
    },
    dispatch: { lead, co: units.filter((unit) => unit !== lead).slice(0, draw(3)), contentForUnits: text() },
    contactDemander: { assignment, at: matter.lastAt, note: text() },
    subAssign: { assignment, organizer: pick(draw, ['shiqiao', 'grid', 'water']) },
    reply: { assignment, findings, internalText: text(), publicText: text() },
    approveReply: { assignment, ruling, reason: text() },
    auditReply: { verdict: pick(draw, ['pass', 'pass', 'fail']), findings: text() },
    recordCallback: { reached: draw(3) > 0, solved, rating: 1 + draw(5), reasonable: draw(2) === 0 },
    rate: { solved, rating: 1 + draw(5) },
    requestReview: { grounds: text() },
    ruleReview: { ruling: pick(draw, ['uphold', 'rehandle']), reason: text() },
    withdraw: { reason: text() },
    ruleWithdrawal: { ruling, reason: text() },
    answerSupervision: { supervision, text: text() },
    liftSupervision: { supervision, conclusion: text() },
    setConfidential: { confidential: draw(2) === 0, reason: text() },
    correct: { field: 'urgency', value: pick(draw, ['general', 'urgent', 'critical']), why: text() },
  }
  const body = bodies[name] ?? { assignment, reason: text() }
  return { ...body, ...(draw(2) === 0 ? { contact: 'contact-1' } : {}) }
}

/** What one step of a walk met: the matter before it, the command, and the refusal if there was one. */
export interface Step {
  before: Matter
  after: Matter
  name: Command['name']
  refused: boolean
}

/** A random history: time passes by random steps, random people send random commands. Most are refused, as in life. */
export function walk(draw: Draw, { steps }: { steps: number }): { desk: Desk; steps: Step[] } {
  const desk = new Desk()
  let now = at('2026-01-05 09:00') + draw(200) * 86_400_000
  if (draw(2) === 0) desk.register(shown(now), { type: pick(draw, ['complaint', 'report', 'consultation']) })
  else desk.registerByPhone(shown(now))
  const met: Step[] = []
  for (let step = 0; step < steps; step += 1) {
    now += pick(draw, [60_000, 1_800_000, 7_200_000, 43_200_000, 172_800_000])
    desk.waitUntil(shown(now))
    const before = desk.matter
    const state = before.state
    const likely = sentCommands.filter((name) => rowOf(name).from.includes(state))
    const name = pick(draw, draw(4) > 0 ? likely : sentCommands.filter((one) => one !== 'register'))
    const fitting = [someActor(draw, desk), ...ownersOf(draw, name, desk)]
    const body = bodyOf(draw, name, before)
    const refusal = desk.try(shown(now), pick(draw, fitting), name, body as unknown as Bodies[typeof name])
    met.push({ before, after: desk.matter, name, refused: refusal !== undefined })
  }
  return { desk, steps: met }
}

/** People whom the row names, so that walks get somewhere. */
function ownersOf(draw: Draw, name: Command['name'], desk: Desk): Actor[] {
  return rowOf(name).by.flatMap((party): Actor[] => {
    if (party === 'demander') return [desk.demander()]
    if (party === 'system') return []
    const unit = desk.matter.assignments.length > 0 ? pick(draw, desk.matter.assignments).organizer : 'water'
    return [staff(party, party.startsWith('organizer') ? unit : null)]
  })
}
