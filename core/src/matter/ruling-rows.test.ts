import { describe, expect, it } from 'vitest'
import { asked, handledWith } from '../../test/parts.ts'
import { countReturns, openRuling, outlivesClosing } from './rulings.ts'
import { type Assignment, rulingKinds } from './types.ts'

const [lead] = handledWith({}).assignments as [Assignment]

describe('a request that waits', () => {
  it('is found by its kind, and by its assignment where one is named', () => {
    const own = asked('extension', { id: 'own', assignment: lead.id })
    const other = asked('extension', { id: 'other', assignment: 'another' })
    const decided = asked('return', { assignment: lead.id, ruling: 'reject' })
    const matter = handledWith({ rulings: [other, own, decided] })
    expect(openRuling(matter, 'extension', lead.id)).toBe(own)
    expect(openRuling(matter, 'extension')).toBe(other)
    expect(openRuling(matter, 'extension', 'none')).toBeUndefined()
    expect(openRuling(matter, 'return', lead.id)).toBeUndefined()
    expect(openRuling(matter, 'termination')).toBeUndefined()
  })

  it('outlives the closing where it is about what is past, and only while it waits', () => {
    expect(rulingKinds.filter((kind) => outlivesClosing(asked(kind)))).toEqual(['unreasonable', 'appeal'])
    expect(outlivesClosing(asked('appeal', { ruling: 'silence' }))).toBe(false)
  })
})

it('returns are counted by how they ended, and of leads alone', () => {
  const child: Assignment = { ...lead, id: 'child', kind: 'sub' }
  const rulings = [
    asked('return', { assignment: 'child', ruling: 'approve' }),
    asked('return', { assignment: lead.id, ruling: 'approve' }),
    asked('return', { assignment: lead.id, ruling: 'reject' }),
    asked('return', { assignment: 'gone', ruling: 'approve' }),
    asked('extension', { assignment: lead.id, ruling: 'approve' }),
    asked('return', { assignment: lead.id }),
  ]
  const matter = handledWith({ assignments: [child, lead], rulings })
  expect((['approve', 'reject', 'silence'] as const).map((ended) => countReturns(matter, ended))).toEqual([1, 1, 0])
})
