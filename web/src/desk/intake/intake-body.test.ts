import { OperatorRegisterBody } from 'contract/commands'
import { ContactBody } from 'contract/contacts'
import { Check } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import { contactOf, type IntakeValues, registrationOf } from './intake-body.ts'

const caller = { channel: 'phone', phone: ' 199 0000 1234 ', name: '张三' } as const
const request: IntakeValues = {
  ...caller,
  outcome: 'registered',
  type: 'complaint',
  title: '路灯不亮',
  content: '门口的路灯坏了三天。',
  category: '0103',
  urgency: 'general',
  confidential: false,
  place: { district: '440113', address: '  ' },
}
const from = '2026-06-15T02:00:00.000Z'
const to = '2026-06-15T02:05:00.000Z'

describe('a registration', () => {
  it('is what the contract takes', () => {
    expect(Check(OperatorRegisterBody, registrationOf(request))).toBe(true)
    expect(registrationOf(request)).toMatchObject({
      demander: { name: '张三', phone: '199 0000 1234', kind: 'person' },
      place: { district: '440113' },
    })
  })

  it('holds nobody where the demander stays anonymous', () => {
    const body = registrationOf({ ...request, anonymous: true })
    expect(body).toMatchObject({ anonymous: true })
    expect(body).not.toHaveProperty('demander')
  })

  it('names the units complained of for a report only', () => {
    expect(registrationOf({ ...request, about: ['panyu'] })).not.toHaveProperty('about')
    expect(registrationOf({ ...request, type: 'report', about: ['panyu'] })).toMatchObject({ about: ['panyu'] })
  })
})

describe('a contact without a matter', () => {
  it.each<IntakeValues>([
    { ...caller, outcome: 'answered', answer: { text: '周一到周五', noArticle: '没有相关知识' } },
    { ...caller, outcome: 'guided', guidedTo: 'petition' },
    { ...caller, outcome: 'emergency', emergency: '119' },
    { ...caller, outcome: 'linked', matter: '2026 0615 00017' },
    { ...caller, outcome: 'declined', reason: '违背公序良俗' },
    { ...caller, outcome: 'abandoned' },
  ])('$outcome is what the contract takes', (values) => {
    expect(Check(ContactBody, contactOf(values, from, to))).toBe(true)
  })

  it('carries what the caller said of the service, where it is asked and he said it', () => {
    const guided: IntakeValues = { ...caller, outcome: 'guided', guidedTo: 'petition' }
    expect(contactOf({ ...guided, serviceRating: 4 }, from, to)).toMatchObject({ serviceRating: 4 })
    for (const values of [
      { ...guided, serviceRating: '' as const },
      { ...caller, outcome: 'emergency' as const, emergency: '119' as const, serviceRating: 4 },
      { ...caller, outcome: 'abandoned' as const, serviceRating: 4 },
    ]) {
      const body = contactOf(values, from, to)
      expect(body).not.toHaveProperty('serviceRating')
      expect(Check(ContactBody, body)).toBe(true)
    }
  })

  it('leaves out what was typed for another outcome', () => {
    const values: IntakeValues = {
      ...request,
      outcome: 'guided',
      guidedTo: 'petition',
      matter: '1',
      answer: { text: 'x' },
    }
    expect(Object.keys(contactOf(values, from, to)).sort()).toEqual(
      ['channel', 'endedAt', 'guidedTo', 'outcome', 'phone', 'startedAt'].sort(),
    )
  })
})
