import { commandBodies, sentCommandNames } from 'contract/commands'
import { Type } from 'typebox'
import { describe, expect, it } from 'vitest'
import { bodyOf, toInstant, toLocal } from './body.ts'
import { correctionField } from './correction.ts'
import { type BodySchema, fieldsOf, filledByPage } from './fields.ts'

const kinds = (schema: BodySchema) =>
  Object.fromEntries(fieldsOf(schema).map(({ path, kind }) => [path.join('.'), kind]))

describe('the fields of a body', () => {
  it('come in the order of the contract, nested ones in their place', () => {
    expect(kinds(commandBodies.reply as BodySchema)).toEqual({
      'findings.true': 'yesNo',
      'findings.solved': 'choice',
      'findings.inDuty': 'yesNo',
      'findings.contacted': 'yesNo',
      'findings.unsolvedReason': 'text',
      internalText: 'text',
      publicText: 'text',
    })
  })

  it('leave out what the page knows and what nobody can type', () => {
    expect(fieldsOf(commandBodies.sign as BodySchema)).toEqual([])
    expect(kinds(commandBodies.answer as BodySchema)).toEqual({ text: 'text', noArticle: 'text' })
    const dispatch = Object.keys(kinds(commandBodies.dispatch as BodySchema))
    expect(dispatch).not.toContain('suggestion')
    expect(dispatch).not.toContain('catalogueEntry')
  })

  it('find the list a code belongs to by its name', () => {
    expect(kinds(commandBodies.dispatch as BodySchema)).toMatchObject({ lead: 'organizer', co: 'organizers' })
    expect(kinds(commandBodies.accept as BodySchema)).toEqual({
      type: 'choice',
      category: 'category',
      urgency: 'choice',
    })
    expect(kinds(commandBodies.subAssign as BodySchema)).toMatchObject({ organizer: 'organizer', dueAt: 'instant' })
  })

  it('offer the words of a union and leave its plain yes and no to other callers', () => {
    const [solved] = fieldsOf(commandBodies.rate as BodySchema)
    expect(solved).toMatchObject({ name: 'solved', kind: 'choice', options: ['yes', 'partly', 'no'], required: true })
  })

  it('know lines, texts, grades, moments and what is needed', () => {
    const schema = Type.Object({
      short: Type.String({ maxLength: 100 }),
      long: Type.Optional(Type.String({ maxLength: 5_000 })),
      grade: Type.Integer({ minimum: 1, maximum: 5 }),
      times: Type.Integer({ minimum: 1 }),
      dueOn: Type.String({ format: 'date' }),
    })
    expect(fieldsOf(schema as BodySchema)).toEqual([
      { path: ['short'], name: 'short', kind: 'line', required: true, maxLength: 100 },
      { path: ['long'], name: 'long', kind: 'text', required: false, maxLength: 5_000 },
      { path: ['grade'], name: 'grade', kind: 'grade', required: true },
      { path: ['times'], name: 'times', kind: 'number', required: true },
      { path: ['dueOn'], name: 'dueOn', kind: 'day', required: true },
    ])
  })

  it.each(sentCommandNames)('of %s can all be filled in where they are needed', (command) => {
    const schema = commandBodies[command] as BodySchema
    const typed = new Set(fieldsOf(schema).map(({ path }) => path[0]))
    for (const name of schema.required ?? []) expect(typed.has(name) || filledByPage.includes(name)).toBe(true)
  })
})

describe('a correction', () => {
  const [, value] = fieldsOf(commandBodies.correct as BodySchema)
  const corrected = (wanted: string) => correctionField(value!, wanted)

  it('is typed in as what is corrected is, with the words of its options', () => {
    expect(corrected('urgency')).toMatchObject({ name: 'value', kind: 'choice', optionsOf: 'urgency' })
    expect(corrected('urgency').options).toContain('critical')
    expect(corrected('category')).toMatchObject({ name: 'value', kind: 'category' })
    expect(corrected('contentForUnits')).toMatchObject({ name: 'value', kind: 'text' })
  })
})

describe('the body of a form', () => {
  const fields = fieldsOf(commandBodies.contactDemander as BodySchema)

  it('says moments in the time of the city and leaves out what is empty', () => {
    expect(
      bodyOf(fields, { at: '2026-06-15T10:30', number: '  ', note: '打通了' }, { assignment: 'a', expectedVersion: 4 }),
    ).toEqual({
      at: '2026-06-15T10:30:00+08:00',
      note: '打通了',
      assignment: 'a',
      expectedVersion: 4,
    })
  })

  it('keeps false, which is an answer', () => {
    const reply = fieldsOf(commandBodies.reply as BodySchema)
    expect(bodyOf(reply, { findings: { true: false } }, {})).toEqual({ findings: { true: false } })
  })

  it('holds nothing of fields that are not shown', () => {
    expect(bodyOf([], { note: 'left over' }, {})).toEqual({})
  })

  it('turns moments there and back', () => {
    expect(Date.parse(toInstant(toLocal(Date.parse('2026-01-01T00:05:00+08:00'))))).toBe(
      Date.parse('2026-01-01T00:05:00+08:00'),
    )
  })
})
