import { describe, expect, it } from 'vitest'
import { at, staff } from '../../../test/desk.ts'
import { contextOf, handledWith, regime, running } from '../../../test/parts.ts'
import type { Matter } from '../types.ts'
import { handlingConditions } from './handling.ts'
import { intakeConditions } from './intake.ts'

describe('replying while a regime lasts', () => {
  const reply = (kind: 'lead' | 'co', regimes: Matter['regimes']) => {
    const matter = handledWith({ regimes })
    const own = { ...matter.assignments[0]!, kind }
    return handlingConditions.reply(matter, contextOf(staff('organizer_clerk', 'water')), own)
  }

  it.each(['longTerm', 'legalProcedure'] as const)(
    '%s: waits for the end with the lead, not with who helps',
    (kind) => {
      expect(reply('lead', [regime(kind)])).toEqual({ code: 'rule-refused', rule: 'reply.regime' })
      expect(reply('co', [regime(kind)])).toBeNull()
      expect(reply('lead', [regime(kind, { endedAt: at('2026-03-02 18:00') })])).toBeNull()
    },
  )
})

describe('passing work down', () => {
  const [lead] = handledWith({}).assignments.map((one) => ({ ...one, organizer: 'panyu' }))
  const from = at('2026-03-03 09:00')
  const handle = (...pauses: Matter['clocks'][number]['pauses']) => running('handle', lead!.id, { pauses })
  const suspended = { code: 'rule-refused', rule: 'subAssign.paused' }

  it.each([
    ['runs', [handle()], null],
    ['rests', [handle({ from, to: null })], suspended],
    ['runs on after a rest', [handle({ from, to: from + 1 })], null],
    ['rests, where another runs', [handle({ from, to: null }), running('rehandle', lead!.id)], null],
    ['is the plan’s', [running('plan', 'long')], null],
  ])('is open unless its own limit rests: it %s', (_what, clocks, refusal) => {
    const matter = handledWith({ clocks, regimes: [regime('longTerm', { id: 'long' })] })
    const context = contextOf(staff('organizer_clerk', 'panyu'))
    expect(handlingConditions.subAssign(matter, context, lead)).toEqual(refusal)
  })

  it.each([
    ['panyu', null],
    ['shiqiao', null],
    ['grid', { code: 'rule-refused', rule: 'subAssign.below' }],
    ['water', { code: 'rule-refused', rule: 'subAssign.below' }],
  ])('is for units that have others below them: %s', (organizer, refusal) => {
    const context = contextOf(staff('organizer_clerk', organizer))
    const matter = handledWith({ clocks: [handle()] })
    expect(handlingConditions.subAssign(matter, context, { ...lead!, organizer })).toEqual(refusal)
  })
})

describe('passing on an answer', () => {
  const question = (id: string) => ({
    id,
    assignment: 'own',
    question: 'text',
    askedAt: at('2026-03-02 12:00'),
    heard: null,
    answer: null,
    answeredAt: null,
  })
  const relay = (questions: string[], ...clocks: Matter['clocks']) =>
    handlingConditions.relayAnswer(
      handledWith({ questions: questions.map(question), clocks }),
      contextOf(staff('callback_clerk')),
    )
  const answered = { code: 'rule-refused', rule: 'question.answered' }

  it.each([
    ['nothing was asked', [], [], { code: 'wrong-state', state: 'handling' }],
    ['it waits', ['a'], [running('relay', 'a')], null],
    ['one of two waits', ['a', 'b'], [running('relay', 'a', { metAt: 1 }), running('relay', 'b')], null],
    ['it was answered', ['a'], [running('relay', 'a', { metAt: 1 })], answered],
    ['whoever asked has left', ['a'], [running('relay', 'a', { endedAt: 1 })], answered],
    ['another limit runs', ['a'], [running('handle', 'a')], answered],
  ])('needs a question that waits for it: %s', (_what, questions, clocks, refusal) => {
    expect(relay(questions, ...clocks)).toEqual(refusal)
  })
})

describe('supplying after the closing', () => {
  const supplement = (closing: Matter['closing'], when: string) =>
    intakeConditions.supplement(
      handledWith({ state: 'closed', closing, closedAt: at('2026-03-02 18:00') }),
      contextOf(staff('operator'), when),
    )

  it('is open for ten working days where too little was known, and for no other closing', () => {
    expect(supplement('insufficient', '2026-03-16 23:59')).toBeNull()
    expect(supplement('insufficient', '2026-03-17 00:00')).toEqual({ code: 'rule-refused', rule: 'supplement.reopen' })
    expect(supplement('resolved', '2026-03-03 09:00')).toEqual({ code: 'wrong-state', state: 'closed' })
  })
})
