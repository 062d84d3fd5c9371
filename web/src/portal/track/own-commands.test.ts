import { commandBodies, sentCommandNames } from 'contract/commands'
import type { MatterView } from 'contract/views'
import { rowOf, sentCommands, toKebab } from 'core/matter'
import { Value } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import {
  emptyOwnDraft,
  isPressing,
  longestText,
  missingFields,
  nameOf,
  type OwnCommand,
  ownBody,
  ownCommands,
  shownForms,
} from './own-commands.ts'

type Question = MatterView['questions'][number]
const id = '0190b6e0-0000-7000-8000-000000000001'
const question = (more: Partial<Question> = {}): Question => ({
  id,
  assignment: id,
  question: '是哪一栋？',
  askedAt: '2026-03-02T10:00:00+08:00',
  waits: true,
  heard: false,
  answeredAt: null,
  ...more,
})
const shown = (allowed: string[], held: string[] = [], questions: Question[] = []) =>
  shownForms({ allowed, questions }, held).map(nameOf)

it('has a form for every command of a demander', () => {
  const own = sentCommands.filter((name) => (rowOf(name).by as readonly string[]).includes('demander'))
  expect([...ownCommands].sort()).toEqual(
    own
      .filter((name) => name !== 'register')
      .map(toKebab)
      .sort(),
  )
})

describe('the forms that are shown', () => {
  it('are what is allowed in its order, and those that hold words not taken yet', () => {
    expect(shown(['set-confidential', 'rate', 'accept', 'urge'])).toEqual(['rate', 'urge', 'set-confidential'])
    expect(shown([], ['supplement'])).toEqual(['supplement'])
  })

  it('are one for each question that waits', () => {
    const answered = question({ id: 'other', waits: false, answer: '三栋', answeredAt: '2026-03-02T11:00:00+08:00' })
    const heard = question({ id: 'heard', heard: true })
    const dropped = question({ id: 'dropped', waits: false })
    expect(shown(['relay-answer'], [], [question(), answered, heard, dropped])).toEqual([`relay-answer-${id}`])
    expect(shown([], [], [question()])).toEqual([])
    expect(shown([], ['relay-answer-other'], [answered])).toEqual(['relay-answer-other'])
  })

  it('stand open where something is asked of the demander', () => {
    expect(isPressing({ command: 'supplement' }, { state: 'supplementing' })).toBe(true)
    expect(isPressing({ command: 'supplement' }, { state: 'closed' })).toBe(false)
    expect(isPressing({ command: 'relay-answer', question: question() }, { state: 'handling' })).toBe(true)
  })
})

describe('what a form asks for', () => {
  it.each<[OwnCommand, Partial<typeof emptyOwnDraft>, string[]]>([
    ['rate', {}, ['solved', 'rating']],
    ['rate', { solved: 'no', rating: '1' }, []],
    ['withdraw', { text: ' ' }, ['text']],
    ['urge', {}, []],
    ['join', { name: '旁人', phone: '12' }, ['phone']],
    ['join', { name: ' ', phone: '１３６００００１１１１' }, ['name']],
  ])('%s with %o', (command, draft, missing) => {
    expect(missingFields(command, { ...emptyOwnDraft, ...draft })).toEqual(missing)
  })

  it.each(ownCommands)('fills a body that the contract takes: %s', (command) => {
    const draft = { text: '说明', solved: 'yes', rating: '5', name: '旁人', phone: '１３６００００１１１１' }
    const form = command === 'relay-answer' ? { command, question: question() } : { command }
    const name = sentCommandNames.find((one) => toKebab(one) === command)!
    const body = ownBody(form, draft, { confidential: false })
    expect([...Value.Errors(commandBodies[name], body)]).toEqual([])
    const longer = ownBody(form, { ...draft, text: '长'.repeat(longestText[command] + 1) }, { confidential: false })
    expect(Value.Check(commandBodies[name], longer)).toBe(command === 'join')
  })
})
