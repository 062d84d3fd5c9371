import { expect, it } from 'vitest'
import { type Desk, handledByWater, staff, text } from '../../../test/desk.ts'
import { allowedCommands } from '../allowed.ts'
import { waitsForAnswer } from '../waiting.ts'

const dispatcher = staff('dispatcher')
const leader = staff('organizer_leader', 'water')
const clerk = staff('organizer_clerk', 'water')

/** Water has asked something that nobody has answered. */
function asked(): Desk {
  const desk = handledByWater()
  desk.do('2026-03-02 12:00', clerk, 'askDemander', { assignment: desk.assignment('water').id, question: text() })
  return desk
}

function returned(desk: Desk): void {
  const assignment = desk.assignment('water').id
  const asks = { assignment, reason: text(), basis: text(), suggested: 'panyu' }
  desk.do('2026-03-02 13:00', leader, 'requestReturn', asks)
  desk.do('2026-03-02 14:00', dispatcher, 'reviewReturn', { assignment, ruling: 'approve', reason: text() })
}

function replied(desk: Desk): void {
  const assignment = desk.assignment('water').id
  const findings = { true: true, solved: 'yes', inDuty: true, contacted: true } as const
  desk.do('2026-03-02 13:00', clerk, 'reply', { assignment, findings, internalText: text(), publicText: text() })
  desk.do('2026-03-02 13:10', leader, 'approveReply', { assignment, ruling: 'approve' })
}

function reviewing(desk: Desk): void {
  replied(desk)
  desk.do('2026-03-02 14:00', staff('auditor'), 'auditReply', { verdict: 'pass' })
  desk.do('2026-03-02 15:00', desk.demander(), 'rate', { solved: 'yes', rating: 4 })
  desk.do('2026-03-02 16:00', desk.demander(), 'requestReview', { grounds: text() })
}

it.each([
  ['while its unit has the matter', () => {}, true],
  ['while the reply waits for its audit', replied, true],
  ['not once its unit has returned the matter', returned, false],
  ['nor after a closing, when the result is reviewed', reviewing, false],
])('a question is open for demander and clerk %s', (_when, goesOn, open) => {
  const desk = asked()
  goesOn(desk)
  const [question] = desk.matter.questions
  expect(question).toMatchObject({ answer: null, answeredAt: null })
  expect(waitsForAnswer(question!, desk.matter)).toBe(open)
  for (const actor of [desk.demander(), staff('callback_clerk')]) {
    const allowed = allowedCommands(desk.matter, desk.context(desk.matter.lastAt, actor))
    expect(allowed.includes('relayAnswer')).toBe(open)
  }
})
