import { describe, expect, it } from 'vitest'
import { staff } from '../../test/desk.ts'
import { type Situation, situations, stateOf } from '../../test/situations.ts'
import { someBody } from '../../test/some-body.ts'
import { byHand, byUnit, onAssignment } from '../../test/table-by-hand.ts'
import { type Actor, type Role, roles } from '../access/index.ts'
import { obstacle } from './allowed.ts'
import type { Command } from './bodies.ts'
import type { Refusal } from './context.ts'
import { decide } from './decide.ts'
import { type CommandName, commandNames, sentCommands } from './lifecycle.ts'
import { type Matter, matterStates } from './types.ts'

const commands = commandNames.filter((name) => name !== 'register')
const all = Object.keys(situations) as Situation[]

/**
 * What bars a command in these bare matters that its row lets through: nothing was asked for, nothing is supervised, no
 * regime is on, nobody stands below the lead, and less than half of the period is over. `state`: the state of it, or of its assignment.
 */
const barred: Partial<Record<CommandName, Partial<Record<Situation, string>> | string>> = {
  supplement: { resolved: 'state', merged: 'state' },
  ruleWithdrawal: 'state',
  relayAnswer: 'state',
  subAssign: 'subAssign.below',
  approveReply: 'state',
  sendBack: 'state',
  reviewReturn: 'state',
  designate: 'state',
  ruleExtension: 'state',
  sign: 'state',
  autoSign: 'state',
  submitPlan: 'state',
  approvePlan: 'state',
  reportStage: 'state',
  advise: 'state',
  endLongTerm: 'state',
  ruleLegalProcedure: 'state',
  confirmLegalProcedure: 'state',
  endLegalProcedure: 'state',
  reportLegalResult: 'state',
  terminate: 'state',
  ruleUnreasonable: 'state',
  ruleAppeal: 'state',
  answerSupervision: 'state',
  liftSupervision: 'state',
  clearDifficult: 'state',
  unmerge: { resolved: 'state', insufficient: 'state' },
  requestReview: { insufficient: 'review.closing', merged: 'review.closing' },
  urge: 'urge.fromPercent',
  declareLongTerm: { insufficient: 'longTerm.closing', merged: 'longTerm.closing' },
  proposeLongTerm: {
    registered: 'longTerm.closing',
    supplementing: 'longTerm.closing',
    dispatching: 'longTerm.closing',
    handling: 'longTerm.closing',
    auditing: 'longTerm.closing',
    callback: 'longTerm.closing',
    insufficient: 'longTerm.closing',
    merged: 'longTerm.closing',
  },
}

interface Sender {
  told: string
  party: Role | 'demander' | 'system' | 'nobody'
  unit: string | null
  actor: Actor
}

const unitRoles: readonly Role[] = ['organizer_clerk', 'organizer_leader']

/** Everybody: each role of the centre, those of the lead's unit and of a stranger's, demanders, the system, anyone. */
function senders({ id, participants }: Matter): Sender[] {
  const ofStaff = roles.flatMap((role) =>
    (unitRoles.includes(role) ? ['water', 'panyu', null] : [null]).map((unit): Sender => {
      return { told: `${role} of ${unit ?? 'the centre'}`, party: role, unit, actor: staff(role, unit) }
    }),
  )
  const demander = (matter: string) => ({ kind: 'demander', matter, participant: participants[0]!.id }) as const
  return [
    ...ofStaff,
    { told: 'the demander', party: 'demander', unit: null, actor: demander(id) },
    { told: 'the demander of another matter', party: 'nobody', unit: null, actor: demander('another') },
    { told: 'anyone', party: 'nobody', unit: null, actor: { kind: 'public' } },
    { told: 'the system', party: 'system', unit: null, actor: { kind: 'system' } },
  ]
}

/** By the tables that are written by hand: whether a sender may send a command at all, in a matter that water leads. */
function isHis(name: CommandName, { party, unit }: Sender, matter: Matter): boolean {
  const by = byHand[name][0].split(' ')
  if (party === 'operator' && by.includes('demander')) return true
  if (!by.includes(party)) return false
  if (party === 'demander') return matter.participants[0]!.leftAt === null
  if (!unitRoles.includes(party as Role)) return true
  if (unit === null) return false
  const [, , acting] = onAssignment[name] ?? []
  const isOfLead = unit === 'water' && matter.assignments.length > 0
  return acting ? acting === 'own' && isOfLead : byUnit[name] === undefined || isOfLead
}

/** What the tables say of a command: why it is refused, or nothing. */
function expected(name: CommandName, sender: Sender, { matter, situation }: { matter: Matter; situation: Situation }) {
  if (!isHis(name, sender, matter)) return 'not-permitted'
  if (!byHand[name][1].split(' ').includes(stateOf(situation))) return 'state'
  // What a unit has handled is not for the joint-meeting office to judge.
  if (name === 'ruleReview' && sender.party === 'office') return 'review.otherUnit'
  const found = barred[name]
  return (typeof found === 'string' ? found : found?.[situation]) || 'allowed'
}

const answerTo = (refusal: Refusal | null) => {
  if (refusal?.code === 'wrong-state') return 'state'
  return refusal?.code === 'rule-refused' ? refusal.rule : (refusal?.code ?? 'allowed')
}

describe.each(all)('in %s', (situation) => {
  const desk = situations[situation]()
  const { matter } = desk
  const lead = matter.assignments[0]
  const now = matter.lastAt + 60_000
  const each = senders(matter).map((sender) => ({ sender, context: desk.context(now, sender.actor) }))

  it('every command is for whom the tables name, and refused to all others by name', () => {
    const wrong = commands.flatMap((name) =>
      each.flatMap(({ sender, context }) => {
        const answer = answerTo(obstacle(name, matter, context, onAssignment[name] && lead))
        const right = expected(name, sender, { matter, situation })
        return answer === right ? [] : [`${name} by ${sender.told}: ${answer}, not ${right}`]
      }),
    )
    expect(wrong).toEqual([])
  })

  it('every command is decided as it is offered', () => {
    for (const name of sentCommands.filter((one) => one !== 'register'))
      for (const { context } of each) {
        const body = someBody(() => 0, name, { matter, assignment: lead?.id ?? 'none' })
        const decision = decide(matter, { name, body } as unknown as Command, context)
        const refusal = decision.ok ? null : decision.refusal
        const offered = obstacle(name, matter, context, onAssignment[name] && lead)
        if (onAssignment[name] && !lead) expect(refusal).toEqual({ code: 'unknown-assignment' })
        else if (offered) expect(refusal).toEqual(offered)
        else expect(['not-permitted', 'wrong-state']).not.toContain(refusal?.code)
      }
  })

  it('tells the state where that is what bars', () => {
    const dispatcher = desk.context(now, staff('dispatcher'))
    for (const name of commands) {
      const refusal = obstacle(name, matter, dispatcher)
      if (refusal?.code === 'wrong-state') expect(refusal.state).toBe(stateOf(situation))
    }
  })
})

it('every state is met', () => {
  expect(new Set(all.map(stateOf))).toEqual(new Set(matterStates))
  for (const situation of all) expect(situations[situation]().matter.state).toBe(stateOf(situation))
})
