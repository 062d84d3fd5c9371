import { describe, expect, it } from 'vitest'
import { at, Desk, staff, text } from '../../../test/desk.ts'
import type { Bodies } from '../bodies.ts'

const dispatcher = staff('dispatcher')
const why = text('why')
const refused = (rule: string) => ({ code: 'rule-refused', rule })
const missing = { code: 'missing-input', field: 'value' }

/** Dispatched to `water`, which still owes a first call until noon. */
function dispatched(body: Partial<Bodies['register']> = {}): Desk {
  const desk = new Desk()
  desk.registerByPhone('2026-03-02 09:00', { place: { district: 'd', street: 's' }, ...body })
  desk.do('2026-03-02 10:00', dispatcher, 'dispatch', { lead: 'water' })
  return desk
}
const correct = (desk: Desk, field: string, value: unknown) =>
  desk.try('2026-03-02 11:00', dispatcher, 'correct', { field, value, why } as Bodies['correct'])

describe('putting right', () => {
  it.each([
    ['type', 'help', { type: 'help' }],
    ['urgency', 'urgent', { urgency: 'urgent' }],
    ['category', '0199', { category: '0199' }],
    ['street', 'other', { place: { district: 'd', street: 'other', committee: null } }],
    ['district', 'other', { place: { district: 'other', street: 's', committee: null } }],
    ['committee', 'new', { place: { district: 'd', street: 's', committee: 'new' } }],
    ['titleForUnits', text('t'), { texts: { titleForUnits: 't', contentForUnits: null, content: 'content' } }],
    ['contentForUnits', text('c'), { texts: { titleForUnits: null, contentForUnits: 'c', content: 'content' } }],
    ['address', text('a'), { texts: { address: 'a', content: 'content' } }],
  ])('%s: what is there becomes the new, and all else stays', (field, value, after) => {
    const desk = dispatched()
    expect(correct(desk, field, value)).toBeUndefined()
    expect(desk.matter).toMatchObject(after)
  })

  it.each([
    ['type', 'rumour', missing],
    ['urgency', 'soon', missing],
    ['category', text(), missing],
    ['contentForUnits', 'plain', missing],
    ['titleForUnits', 'plain', missing],
    ['address', 'plain', missing],
    ['type', 'complaint', refused('correct.unchanged')],
    ['street', 's', refused('correct.unchanged')],
    ['category', '0101', refused('correct.unchanged')],
  ])('%s to %j is refused', (field, value, refusal) => {
    const desk = dispatched()
    expect(correct(desk, field, value)).toEqual(refusal)
  })

  it('into a report: the unit no longer owes the demander a call', () => {
    const desk = dispatched()
    correct(desk, 'category', '0199')
    expect(desk.clock('contact')?.endedAt).toBeNull()
    correct(desk, 'type', 'report')
    expect(desk.clock('contact')?.endedAt).toBe(at('2026-03-02 11:00'))
  })
})

describe('hiding the demander from the units', () => {
  const hide = (desk: Desk, actor: Parameters<Desk['try']>[1], body: object) =>
    desk.try('2026-03-02 11:00', actor, 'setConfidential', { reason: text(), ...body } as Bodies['setConfidential'])

  it('ends the call that a unit owes him', () => {
    const desk = dispatched()
    expect(hide(desk, dispatcher, { confidential: true })).toBeUndefined()
    expect(desk.matter.confidential).toBe(true)
    expect(desk.clock('contact')?.endedAt).toBe(at('2026-03-02 11:00'))
  })

  it('is taken back by him alone, or by an operator in a contact with him', () => {
    const desk = dispatched()
    hide(desk, dispatcher, { confidential: true })
    expect(hide(desk, desk.demander(), { confidential: true })).toEqual(refused('confidential.unchanged'))
    expect(hide(desk, dispatcher, { confidential: false })).toEqual(refused('confidential.off'))
    for (const actor of [dispatcher, staff('centre_manager')])
      expect(hide(desk, actor, { confidential: false, contact: 'call' })).toEqual(refused('confidential.off'))
    expect(hide(desk, staff('operator'), { confidential: false })).toEqual(refused('confidential.off'))
    expect(hide(desk, staff('operator'), { confidential: false, contact: 'call' })).toBeUndefined()
    expect(hide(desk, desk.demander(), { confidential: true })).toBeUndefined()
    expect(hide(desk, desk.demander(), { confidential: false })).toBeUndefined()
    expect(desk.matter.confidential).toBe(false)
  })

  it('is not taken back by one of several, nor when the others have left', () => {
    const desk = dispatched()
    desk.do('2026-03-02 10:40', staff('operator'), 'join', { demander: { kind: 'person', digest: 'd' } } as never)
    hide(desk, desk.demander(), { confidential: true })
    const joined = desk.matter.participants[1]!.id
    const other = { kind: 'demander', matter: desk.matter.id, participant: joined } as const
    for (const actor of [desk.demander(), other])
      expect(hide(desk, actor, { confidential: false })).toEqual(refused('confidential.others'))
    desk.do('2026-03-02 11:10', other, 'withdraw', { reason: text() })
    expect(hide(desk, desk.demander(), { confidential: false })).toEqual(refused('confidential.others'))
  })

  it('outlasts a report that is corrected into something else', () => {
    const desk = new Desk()
    desk.registerByPhone('2026-03-02 09:00', { type: 'report' })
    desk.do('2026-03-02 11:00', dispatcher, 'correct', { field: 'type', value: 'complaint', why: text() })
    expect(desk.matter).toMatchObject({ type: 'complaint', confidential: true })
    const other = dispatched()
    other.do('2026-03-02 11:00', dispatcher, 'correct', { field: 'type', value: 'help', why: text() })
    expect(other.matter.confidential).toBe(false)
  })
})

describe('marks', () => {
  it.each([
    ['added in their order', [], { add: ['a', 'b'] }, ['a', 'b']],
    ['kept once', ['a'], { add: ['b', 'a', 'b'] }, ['a', 'b']],
    ['removed', ['a', 'b', 'c'], { remove: ['b'] }, ['a', 'c']],
    ['changed for others', ['a', 'b'], { add: ['c'], remove: ['a', 'none'] }, ['b', 'c']],
    ['not added twice', ['a'], { add: ['a'] }, undefined],
    ['not removed where they are not', ['a'], { remove: ['b'] }, undefined],
    ['not changed by nothing', ['a'], {}, undefined],
  ] as [string, string[], Bodies['tag'], string[] | undefined][])('are %s', (_what, before, body, after) => {
    const desk = dispatched()
    if (before.length > 0) desk.do('2026-03-02 10:30', dispatcher, 'tag', { add: before })
    const refusal = desk.try('2026-03-02 11:00', dispatcher, 'tag', body)
    expect(refusal).toEqual(after ? undefined : refused('tag.unchanged'))
    expect(desk.matter.tags).toEqual(after ?? before)
  })
})
