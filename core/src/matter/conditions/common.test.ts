import { describe, expect, it } from 'vitest'
import { staff } from '../../../test/desk.ts'
import { asked, contextOf, handledWith } from '../../../test/parts.ts'
import { firstOf, isOwn, rulesAsOwner } from './common.ts'

const system = { kind: 'system' } as const

describe("one's own request", () => {
  it.each([
    ['asked by himself', 'auditor', staff('auditor'), true],
    ['asked by another', 'somebody', staff('auditor'), false],
    ['asked by nobody of the staff', null, staff('auditor'), false],
    ['met by the system', 'auditor', system, false],
  ])('%s', (_what, by, actor, own) => expect(isOwn(by, contextOf(actor))).toBe(own))
})

describe('a request for its owner alone', () => {
  const mayRule = (owner: 'office' | 'demander' | 'system', actor: Parameters<typeof contextOf>[0]) =>
    rulesAsOwner('extension')(handledWith({ rulings: [asked('extension', { owner })] }), contextOf(actor))

  it('is ruled on by him and by no other', () => {
    expect(mayRule('office', staff('office'))).toBeNull()
    expect(mayRule('office', staff('centre_manager'))).toEqual({ code: 'not-permitted' })
  })

  it('is nobody of the staff to rule on where none of them was asked', () => {
    for (const owner of ['demander', 'system'] as const)
      expect(mayRule(owner, staff('centre_manager'))).toEqual({ code: 'not-permitted' })
  })
})

it('the first of several reasons is told, and none where none holds', () => {
  const [first, second] = [{ code: 'not-permitted' } as const, { code: 'unknown-part' } as const]
  const told = firstOf(
    () => null,
    () => first,
    () => second,
  )
  expect(told(handledWith({}), contextOf(system))).toBe(first)
  expect(firstOf(() => null)(handledWith({}), contextOf(system))).toBeNull()
})
