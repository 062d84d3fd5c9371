import { describe, expect, it } from 'vitest'
import { at, Desk, handledByWater, lastDayOf, profileWith, staff, text } from '../../../test/desk.ts'
import type { Bodies } from '../bodies.ts'

const dispatcher = staff('dispatcher')
const operator = staff('operator')
const manager = staff('centre_manager')
const person = { kind: 'person', digest: 'another' } as const
const missing = (field: string) => ({ code: 'missing-input', field })

function registered(body: Partial<Bodies['register']>, byPhone = false): Desk {
  const desk = new Desk()
  if (byPhone) desk.registerByPhone('2026-03-02 09:00', body)
  else desk.register('2026-03-02 09:00', body)
  return desk
}
const refusalOf = (body: Partial<Bodies['register']>, byPhone = false): unknown => {
  try {
    registered(body, byPhone)
    return undefined
  } catch (error) {
    return JSON.parse((error as Error).message)
  }
}

describe('registering', () => {
  it('keeps what was said, and of what was not said the plainest', () => {
    expect(registered({}).matter).toMatchObject({
      no: '2603020000017',
      type: 'complaint',
      category: null,
      urgency: 'general',
      channel: 'web',
      place: { district: null, street: null, committee: null },
      confidential: false,
      about: [],
      tags: [],
      mergedInto: null,
      closing: null,
      cameFrom: null,
      round: 0,
      acceptedAt: null,
      deliveredAt: null,
      closedAt: null,
      registeredAt: at('2026-03-02 09:00'),
      texts: { title: 'title', content: 'content', address: null, answer: null, missing: null, titleForUnits: null },
    })
    const place = { district: 'd', street: 's', committee: 'c', address: text('address') }
    expect(registered({ place, confidential: true, about: ['water'], category: '0102' }).matter).toMatchObject({
      place: { district: 'd', street: 's', committee: 'c' },
      texts: { address: 'address' },
      confidential: true,
      about: ['water'],
      category: '0102',
    })
  })

  it('is urgent, and accepted, by an operator alone', () => {
    expect(registered({ urgency: 'urgent' }).matter).toMatchObject({ urgency: 'general', acceptedAt: null })
    expect(registered({ urgency: 'urgent' }, true).matter).toMatchObject({
      state: 'dispatching',
      urgency: 'urgent',
      acceptedAt: at('2026-03-02 09:00'),
    })
  })

  it.each([
    ['a known person', {}, { kind: 'person', reply: 'phone', digest: 'digest of somebody' }],
    ['one who wants a letter less', { reply: 'sms' }, { kind: 'person', reply: 'sms' }],
    ['nobody known', { demander: undefined, anonymous: true }, { kind: 'anonymous', reply: 'none', digest: null }],
  ] as const)('%s is its demander', (_who, body, participant) => {
    expect(registered(body).matter.participants).toMatchObject([
      { ...participant, joinedAt: at('2026-03-02 09:00'), leftAt: null, settled: null, reviewedRounds: [], from: null },
    ])
  })

  it.each([
    ['a demander who is both named and not', { anonymous: true }, { code: 'rule-refused', rule: 'register.demander' }],
    ['no demander at all', { demander: undefined }, { code: 'rule-refused', rule: 'register.demander' }],
    ['a complaint about a unit there is not', { about: ['water', 'nobody'] }, { code: 'unknown-organizer' }],
  ])('refuses %s', (_what, body, refusal) => expect(refusalOf(body)).toEqual(refusal))

  it('asks an operator for the category', () => {
    expect(refusalOf({ category: undefined }, true)).toEqual(missing('category'))
    expect(refusalOf({ category: undefined })).toBeUndefined()
  })
})

describe('what ends at the centre', () => {
  const article = { article: { id: '42', version: 1 } }

  it('is told as an answer, from an article or with why there is none', () => {
    const desk = registered({}, true)
    const rule = { code: 'rule-refused', rule: 'answer.article' }
    expect(desk.try('2026-03-02 09:10', operator, 'answer', { text: text() })).toEqual(rule)
    const both = { text: text(), ...article, noArticle: text() }
    expect(desk.try('2026-03-02 09:10', operator, 'answer', both)).toEqual(rule)
    desk.do('2026-03-02 09:10', operator, 'answer', { text: text('said'), ...article })
    expect(desk.matter).toMatchObject({
      state: 'closed',
      closing: 'answered',
      deliveredAt: at('2026-03-02 09:10'),
      texts: { answer: 'said', content: 'content' },
    })
  })

  it('is told as a reason where it is not for this hotline', () => {
    const desk = registered({})
    desk.do('2026-03-02 09:10', dispatcher, 'decline', { reason: text('why'), channel: 'petition' })
    expect(desk.matter).toMatchObject({
      closing: 'not_accepted',
      deliveredAt: at('2026-03-02 09:10'),
      texts: { answer: 'why', content: 'content' },
    })
  })
})

it('what is missing is asked for in a text of its own', () => {
  const desk = registered({})
  desk.do('2026-03-02 09:10', dispatcher, 'requestSupplement', { missing: text('where?') })
  expect(desk.matter.texts).toMatchObject({ missing: 'where?', content: 'content', title: 'title' })
})

it('supplied after the closing, a matter begins anew under the rules of that day', () => {
  const limit = { value: 3, unit: 'workingDay' }
  const rules = { 'dispatch.general': { limit, basis: 'a test', source: 'default', loosened: 'a test' } }
  const desk = new Desk(profileWith([{ version: 2, from: '2026-03-10', rules }]))
  desk.registerByPhone('2026-03-02 09:00')
  desk.do('2026-03-02 09:10', dispatcher, 'requestSupplement', { missing: text() })
  desk.waitUntil('2026-03-11 09:00')
  expect(desk.matter).toMatchObject({ state: 'closed', closing: 'insufficient', ruleSet: 1 })
  desk.do('2026-03-11 10:00', desk.demander(), 'supplement', { text: text() })
  expect(desk.matter).toMatchObject({ state: 'registered', ruleSet: 2, acceptedAt: null, deliveredAt: null })
  expect(desk.clock('dispatch')).toMatchObject({ version: 2, limit })
  expect(lastDayOf(desk.clock('dispatch'))).toBe('2026-03-16')
})

it('screening settles what the demander could only guess', () => {
  const desk = registered({})
  const settled = { type: 'help', category: '0103', urgency: 'urgent' } as const
  desk.do('2026-03-02 09:30', dispatcher, 'accept', settled)
  expect(desk.matter).toMatchObject({ ...settled, state: 'dispatching', acceptedAt: at('2026-03-02 09:30') })
})

it.each([
  ['complaint', true],
  ['report', false],
] as const)('a report that is accepted as a %s stays hidden from the units', (type, confidential) => {
  const desk = registered({ type: 'report' })
  desk.do('2026-03-02 09:30', dispatcher, 'accept', { type, category: '0103', urgency: 'general' })
  expect(desk.matter).toMatchObject({ type, confidential })
})

describe('taking a request back', () => {
  const reason = { reason: text() }

  it('closes it with the last who leaves', () => {
    const desk = handledByWater()
    desk.do('2026-03-02 12:00', operator, 'join', { demander: person })
    desk.do('2026-03-02 13:00', desk.demander(0), 'withdraw', reason)
    expect(desk.matter).toMatchObject({ state: 'handling', rulings: [] })
    expect(desk.matter.participants.map(({ leftAt }) => leftAt)).toEqual([at('2026-03-02 13:00'), null])
    desk.do('2026-03-02 14:00', desk.demander(1), 'withdraw', reason)
    expect(desk.matter).toMatchObject({ state: 'closed', closing: 'withdrawn' })
  })

  function asked(others = false): Desk {
    const desk = registered({ type: 'report' }, true)
    if (others) desk.do('2026-03-02 09:30', operator, 'join', { demander: person })
    desk.do('2026-03-02 10:00', desk.demander(0), 'withdraw', reason)
    return desk
  }
  const rule = (desk: Desk, ruling: 'approve' | 'reject') =>
    desk.do('2026-03-02 11:00', manager, 'ruleWithdrawal', { ruling, reason: text() })

  it('of a report waits for the manager, and is asked for once', () => {
    const desk = asked()
    const [one] = desk.matter.participants
    expect(desk.matter).toMatchObject({ state: 'dispatching', rulings: [{ kind: 'withdrawal', participant: one!.id }] })
    expect(desk.try('2026-03-02 10:10', desk.demander(0), 'withdraw', reason)).toEqual({
      code: 'rule-refused',
      rule: 'withdraw.asked',
    })
    expect(rule(desk, 'reject')).toMatchObject({ state: 'dispatching', participants: [{ leftAt: null }] })
    expect(desk.events.at(-1)?.outcome).toBe('rejected')
  })

  it('of a report, approved, is his leaving, and with nobody else in it the closing', () => {
    expect(rule(asked(), 'approve')).toMatchObject({ state: 'closed', closing: 'withdrawn' })
    const desk = asked(true)
    expect(rule(desk, 'approve')).toMatchObject({ state: 'dispatching' })
    expect(desk.events.at(-1)?.outcome).toBe('left')
    expect(desk.matter.participants.map(({ leftAt }) => leftAt !== null)).toEqual([true, false])
  })
})

describe('a report that is called back while one of two wants to withdraw', () => {
  const clerk = staff('organizer_clerk', 'water')
  const leader = staff('organizer_leader', 'water')

  function calledBack(): Desk {
    const desk = registered({ type: 'report' }, true)
    desk.do('2026-03-02 09:30', operator, 'join', { demander: person })
    desk.do('2026-03-02 10:00', dispatcher, 'dispatch', { lead: 'water', contentForUnits: text() })
    const assignment = desk.assignment('water').id
    desk.do('2026-03-02 11:00', clerk, 'sign', { assignment })
    desk.do('2026-03-02 12:00', desk.demander(1), 'withdraw', { reason: text() })
    const findings = { true: true, solved: 'yes', inDuty: true, contacted: false } as const
    desk.do('2026-03-02 13:00', clerk, 'reply', { assignment, findings, internalText: text(), publicText: text() })
    desk.do('2026-03-02 14:00', leader, 'approveReply', { assignment, ruling: 'approve' })
    desk.do('2026-03-02 15:00', staff('auditor'), 'auditReply', { verdict: 'pass' })
    return desk
  }
  const rates = (desk: Desk, index: number, rating: number) => {
    const solved = rating > 2 ? 'yes' : 'no'
    desk.do('2026-03-02 16:00', desk.demander(index), 'rate', { solved, rating })
  }
  const exempt = (desk: Desk) => {
    const [first, second] = desk.matter.participants
    const participants = [{ ...first!, settled: 'exempt' as const }, second!]
    Object.assign(desk, { matter: { ...desk.matter, participants } })
  }
  const rule = (desk: Desk, ruling: 'approve' | 'reject') =>
    desk.do('2026-03-02 17:00', manager, 'ruleWithdrawal', { ruling, reason: text() })

  it.each([
    ['has rated', (desk: Desk) => rates(desk, 0, 5), 'heard'],
    ['is owed no call', exempt, 'heard'],
    ['is still to be heard', () => {}, 'left'],
    ['waits for his complaint to be judged', (desk: Desk) => rates(desk, 0, 1), 'left'],
  ] as const)('ends with his leaving where the other %s', (_who, goesOn, outcome) => {
    const desk = calledBack()
    goesOn(desk)
    rule(desk, 'approve')
    expect(desk.events.at(-1)?.outcome).toBe(outcome)
    const met = outcome === 'heard' ? at('2026-03-02 17:00') : null
    expect(desk.clock('callback')).toMatchObject({ metAt: met, endedAt: null })
    expect(desk.matter).toMatchObject(
      outcome === 'heard' ? { state: 'closed', closing: 'resolved' } : { state: 'callback', closing: null },
    )
  })

  it('goes on where he has to stay', () => {
    const desk = calledBack()
    rates(desk, 0, 5)
    expect(rule(desk, 'reject')).toMatchObject({ state: 'callback' })
  })
})
