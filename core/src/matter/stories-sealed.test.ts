import { describe, expect, it } from 'vitest'
import { at, Desk, lastDayOf, staff, text } from '../../test/desk.ts'
import { readersOf } from '../access/index.ts'

const dispatcher = staff('dispatcher')
const clerk = staff('organizer_clerk', 'panyu')
const caller = staff('callback_clerk')
const operator = staff('operator')

describe('10: a report about a street', () => {
  function reported(): Desk {
    const desk = new Desk()
    desk.registerByPhone('2026-03-02 09:00', { type: 'report', about: ['shiqiao'] })
    return desk
  }

  function handled(): Desk {
    const desk = reported()
    desk.do('2026-03-02 10:00', dispatcher, 'dispatch', { lead: 'panyu', contentForUnits: text('for units') })
    desk.do('2026-03-02 11:00', clerk, 'sign', { assignment: desk.assignment('panyu').id })
    return desk
  }

  it.each([['shiqiao'], ['grid']])('is not dispatched to %s', (lead) => {
    const refusal = reported().try('2026-03-02 10:00', dispatcher, 'dispatch', { lead, contentForUnits: text() })
    expect(refusal).toEqual({ code: 'rule-refused', rule: 'dispatch.about' })
  })

  it('goes to the district with a text of its own, and not without', () => {
    const refusal = reported().try('2026-03-02 10:00', dispatcher, 'dispatch', { lead: 'panyu' })
    expect(refusal).toEqual({ code: 'rule-refused', rule: 'dispatch.contentForUnits' })
    expect(handled().matter.state).toBe('handling')
  })

  it('is not passed down to the street', () => {
    const desk = handled()
    const assignment = desk.assignment('panyu').id
    expect(desk.try('2026-03-02 12:00', clerk, 'subAssign', { assignment, organizer: 'shiqiao' })).toEqual({
      code: 'rule-refused',
      rule: 'dispatch.about',
    })
  })

  it('owes no first contact, and refuses one', () => {
    const desk = handled()
    const assignment = desk.assignment('panyu').id
    const body = { assignment, at: at('2026-03-02 11:30'), note: text() }
    expect(desk.try('2026-03-02 12:00', clerk, 'contactDemander', body)).toEqual({
      code: 'rule-refused',
      rule: 'contact.sealed',
    })
    expect(desk.clock('contact')).toBeUndefined()
  })

  it('lets the unit ask, and the centre relay', () => {
    const desk = handled()
    desk.do('2026-03-02 12:00', clerk, 'askDemander', {
      assignment: desk.assignment('panyu').id,
      question: text('which door?'),
    })
    const question = desk.matter.questions[0]!
    expect(desk.clock('relay')?.of).toBe(question.id)
    expect(lastDayOf(desk.clock('relay'))).toBe('2026-03-03')

    desk.do('2026-03-02 13:00', desk.demander(), 'relayAnswer', { question: question.id, text: text('own words') })
    expect(desk.matter.questions[0]).toMatchObject({ heard: 'own words', answer: null })
    expect(desk.clock('relay')?.metAt).toBeNull()

    desk.do('2026-03-02 14:00', caller, 'relayAnswer', { question: question.id, text: text('the left one') })
    expect(desk.matter.questions[0]).toMatchObject({ answer: 'the left one', answeredAt: at('2026-03-02 14:00') })
    expect(desk.clock('relay')?.metAt).toBe(at('2026-03-02 14:00'))
    expect(desk.try('2026-03-02 15:00', caller, 'relayAnswer', { question: question.id, text: text() })).toEqual({
      code: 'rule-refused',
      rule: 'question.answered',
    })
  })

  it('keeps which of several demanders answered, also when the centre passes it on', () => {
    const desk = handled()
    desk.do('2026-03-02 11:30', operator, 'join', { demander: { kind: 'person', digest: 'digest of another' } })
    const [first, second] = desk.matter.participants
    const ask = { assignment: desk.assignment('panyu').id, question: text('which door?') }
    desk.do('2026-03-02 12:00', clerk, 'askDemander', ask)
    desk.do('2026-03-02 12:00', clerk, 'askDemander', ask)
    const [one, other] = desk.matter.questions.map(({ id }) => id)
    const answer = (question: string | undefined, more: object = {}) => ({ question: question!, text: text(), ...more })

    desk.do('2026-03-02 13:00', desk.demander(1), 'relayAnswer', answer(one))
    expect(desk.matter.questions[0]).toMatchObject({ answer: null, answeredBy: second!.id })
    desk.do('2026-03-02 14:00', caller, 'relayAnswer', answer(one))
    expect(desk.matter.questions[0]).toMatchObject({ answer: 'text', answeredBy: second!.id })

    const forFirst = { contact: 'call', participant: first!.id }
    desk.do('2026-03-02 15:00', operator, 'relayAnswer', answer(other, forFirst))
    expect(desk.matter.questions[1]).toMatchObject({ heard: 'text', answeredBy: first!.id })
  })

  it('does not know whom the centre asked by itself', () => {
    const desk = handled()
    desk.do('2026-03-02 12:00', clerk, 'askDemander', { assignment: desk.assignment('panyu').id, question: text() })
    desk.do('2026-03-02 13:00', caller, 'relayAnswer', { question: desk.matter.questions[0]!.id, text: text() })
    expect(desk.matter.questions[0]).not.toHaveProperty('answeredBy')
  })

  it('takes the answer straight where the unit may know the demander', () => {
    const desk = new Desk()
    desk.registerByPhone('2026-03-02 09:00')
    desk.do('2026-03-02 10:00', dispatcher, 'dispatch', { lead: 'panyu' })
    desk.do('2026-03-02 11:00', clerk, 'sign', { assignment: desk.assignment('panyu').id })
    desk.do('2026-03-02 12:00', clerk, 'askDemander', { assignment: desk.assignment('panyu').id, question: text() })
    const question = desk.matter.questions[0]!.id
    desk.do('2026-03-02 13:00', desk.demander(), 'relayAnswer', { question, text: text('plain') })
    expect(desk.matter.questions[0]?.answer).toBe('plain')
    expect(desk.try('2026-03-02 14:00', caller, 'relayAnswer', { question, text: text() })).toEqual({
      code: 'rule-refused',
      rule: 'question.answered',
    })
  })

  it.each([
    ['relayAnswer.text', true, false, false],
    ['relayAnswer.text', true, true, true],
    ['relayAnswer.text', false, false, true],
    ['urge.text', true, true, false],
    ['comment.text', true, true, false],
    ['askDemander.question', true, false, true],
    ['a text nobody has heard of', false, false, false],
  ])('%s, sealed %s, by the centre %s: units read it %s', (kind, sealed, byCentre, forUnits) => {
    expect(readersOf(kind, sealed, byCentre).forUnits).toBe(forUnits)
  })
})
