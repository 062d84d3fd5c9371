import type { MatterView } from 'contract/views'
import { expect, it } from 'vitest'
import { initialOf } from './initial.ts'
import { partsOf } from './parts.ts'

const matter = (parts: object): MatterView =>
  ({ overlays: [], questions: [], regimes: [], rulings: [], assignments: [], ...parts }) as unknown as MatterView
const overlay = (id: string, state: string, kind = 'supervision') => ({
  id,
  kind,
  state,
  form: 'listed',
  openedAt: '2026-03-02T10:00:00+08:00',
})
const idsOf = (command: string, name: string, parts: object) =>
  partsOf({ command, name }, matter(parts)).map(({ id }) => id)
const words = (key: string, more: object = {}) => [key, ...Object.values(more)].join(' ')

it('a supervision is answered while it is open, and lifted until it is', () => {
  const overlays = [
    overlay('a', 'open'),
    overlay('b', 'answered'),
    overlay('c', 'lifted'),
    overlay('d', 'open', 'dispute'),
  ]
  expect(idsOf('answerSupervision', 'supervision', { overlays })).toEqual(['a'])
  expect(idsOf('liftSupervision', 'supervision', { overlays })).toEqual(['a', 'b'])
})

it('an appeal is told by its unit and the last day to decide, not the day after it', () => {
  const appeal = { id: 'a', kind: 'appeal', about: 'lead', ruling: null, dueAt: '2026-03-10T00:00:00+08:00' }
  const given = matter({ rulings: [appeal], assignments: [{ id: 'lead', organizerLabel: '市供水公司' }] })
  const [found] = partsOf({ command: 'ruleAppeal', name: 'appeal' }, given)
  expect(found?.label(words as never)).toBe('市供水公司 · time.byEndOf 2026-03-09 23:59')
})

it('a question is answered while it waits, and not once whoever asked has left', () => {
  const question = (id: string, waits: boolean) => ({
    id,
    waits,
    answeredAt: null,
    askedAt: '2026-03-02T10:00:00+08:00',
  })
  const questions = [question('a', true), question('b', false)]
  expect(idsOf('relayAnswer', 'question', { questions })).toEqual(['a'])
})

it('the only part there is stands in the form already', () => {
  const fields = [{ path: ['question'], name: 'question', kind: 'part', required: true }] as const
  const question = (id: string) => ({ id, waits: true, askedAt: '2026-03-02T10:00:00+08:00' })
  const initial = (...ids: string[]) => initialOf('relayAnswer', fields, matter({ questions: ids.map(question) }))
  expect(initial('a').question).toBe('a')
  expect(initial('a', 'b').question).toBeUndefined()
})
