import { describe, expect, it } from 'vitest'
import { staff } from '../../../test/desk.ts'
import { contextOf, handledWith } from '../../../test/parts.ts'
import { recordConditions } from './record.ts'

const off = { code: 'rule-refused', rule: 'confidential.off' }
const others = { code: 'rule-refused', rule: 'confidential.others' }

describe('changing whether the demander is hidden from the units', () => {
  const { participants } = handledWith({})
  const left = { ...participants[0]!, id: 'left', leftAt: 1 }
  const demander = { kind: 'demander', matter: 'm', participant: participants[0]!.id } as const
  const both = { kind: 'staff', account: 'both', roles: ['dispatcher', 'operator'], organizer: null } as const

  it.each([
    ['a dispatcher', staff('dispatcher'), off, off],
    ['the manager', staff('centre_manager'), off, off],
    ['an operator', staff('operator'), null, others],
    ['a dispatcher who is an operator too', both, null, others],
    ['the demander', demander, null, others],
  ] as const)('by %s', (_who, actor, alone, amongOthers) => {
    const answer = (confidential: boolean, ...more: typeof participants) =>
      recordConditions.setConfidential(
        handledWith({ confidential, participants: [...participants, ...more] }),
        contextOf(actor),
      )
    expect([answer(false), answer(false, left)]).toEqual([null, null])
    expect([answer(true), answer(true, left)]).toEqual([alone, amongOthers])
  })
})
