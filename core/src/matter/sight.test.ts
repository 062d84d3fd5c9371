import { describe, expect, it } from 'vitest'
import { organizers, staff } from '../../test/desk.ts'
import { handledWith, regime } from '../../test/parts.ts'
import type { Actor, Role } from '../access/index.ts'
import { isUnitSight, type Sight, sightOf } from './sight.ts'
import type { Assignment, Matter } from './types.ts'

/** A complaint that water leads, with a street of panyu's beside it. */
const [lead] = handledWith({}).assignments as [Assignment]
const street: Assignment = { ...lead, id: 'street', kind: 'co', organizer: 'shiqiao' }
const matter = handledWith({ assignments: [lead, street] })
const seen = (actor: Actor, more: Partial<Matter> = {}): Sight => sightOf(actor, { ...matter, ...more }, organizers)
const [participant] = matter.participants

describe('who sees how much of a matter', () => {
  it.each<[Role, Sight]>([
    ['operator', 'full'],
    ['shift_leader', 'full'],
    ['dispatcher', 'full'],
    ['auditor', 'full'],
    ['callback_clerk', 'full'],
    ['inspector', 'masked'],
    ['supervisor', 'masked'],
    ['centre_manager', 'masked'],
    ['office', 'masked'],
    ['leader', 'masked'],
    ['kb_editor', 'none'],
    ['system_admin', 'none'],
    ['security_admin', 'none'],
    ['audit_admin', 'none'],
    ['guidance', 'none'],
    ['organizer_clerk', 'none'],
    ['organizer_leader', 'none'],
  ])('a %s of the centre: %s', (role, sight) => {
    expect(seen(staff(role))).toBe(sight)
  })

  it('a unit still reads how its work was ended with the matter, not one that had left before', () => {
    const ended = {
      assignments: [
        { ...lead, state: 'recalled' },
        { ...street, state: 'recalled' },
      ],
    } as Partial<Matter>
    const by = (unit: string, more: Partial<Matter>) => seen(staff('organizer_clerk', unit), { ...ended, ...more })
    expect(by('water', { state: 'closed', closing: 'terminated' })).toBe('unitMasked')
    expect(by('water', { state: 'closed', closing: 'terminated', confidential: true })).toBe('sealed')
    expect(by('shiqiao', { state: 'closed', closing: 'terminated' })).toBe('none')
    expect(by('water', { state: 'dispatching' })).toBe('none')
  })

  it('the system everything, and anyone at the portal nothing', () => {
    expect(seen({ kind: 'system' })).toBe('full')
    expect(seen({ kind: 'public' })).toBe('none')
  })

  it('a demander his own matter, and neither another one nor that of others', () => {
    const demander = (of: string, who: string) => seen({ kind: 'demander', matter: of, participant: who })
    expect(demander(matter.id, participant!.id)).toBe('own')
    expect(demander('another', participant!.id)).toBe('none')
    expect(demander(matter.id, 'another')).toBe('none')
    const two = { participants: [{ ...participant!, id: 'first' }, participant!] }
    expect(seen({ kind: 'demander', matter: matter.id, participant: participant!.id }, two)).toBe('own')
  })

  it('one of several roles is enough', () => {
    const both = (...roles: Role[]): Actor => ({ kind: 'staff', account: 'both', roles, organizer: null })
    expect(seen(both('kb_editor', 'dispatcher'))).toBe('full')
    expect(seen(both('kb_editor', 'office'))).toBe('masked')
  })
})

describe('whoever is too close to a matter', () => {
  it('sees nothing of it, whatever his role', () => {
    const recused = { ...staff('dispatcher'), recused: [matter.no] } as Actor
    const elsewhere = { ...staff('dispatcher'), recused: ['2603020000099'] } as Actor
    expect([seen(recused), seen(elsewhere)]).toEqual(['none', 'full'])
  })

  it('is the unit complained of, and every one below it', () => {
    const about = { about: ['chengguan', 'panyu'] }
    for (const unit of ['panyu', 'shiqiao', 'grid'])
      for (const role of ['organizer_clerk', 'dispatcher'] as const) expect(seen(staff(role, unit), about)).toBe('none')
    expect(seen(staff('organizer_clerk', 'water'), about)).toBe('unit')
    expect(seen(staff('dispatcher'), about)).toBe('full')
  })
})

describe('a unit', () => {
  const clerk = (unit: string) => staff('organizer_clerk', unit)

  it('knows the demander while it handles, and one above it sees the matter without him', () => {
    expect(seen(clerk('water'))).toBe('unit')
    expect(seen(staff('organizer_leader', 'shiqiao'))).toBe('unit')
    expect(seen(clerk('panyu'))).toBe('unitMasked')
    expect(seen(clerk('chengguan'))).toBe('none')
    expect(seen(clerk('grid'))).toBe('none')
  })

  it('knows him for its own part, whoever works below it', () => {
    const own = { ...street, id: 'own', organizer: 'panyu' }
    expect(seen(clerk('panyu'), { assignments: [lead, own, street] })).toBe('unit')
  })

  it.each(['auditing', 'callback', 'closed'] as const)('no longer knows him when the matter is %s', (state) => {
    expect(seen(clerk('water'), { state })).toBe('unitMasked')
  })

  it('no longer knows him when its own part is done, though others work on', () => {
    expect(seen(clerk('water'), { assignments: [{ ...lead, state: 'completed' }, street] })).toBe('unitMasked')
  })

  it.each(['returned', 'recalled'] as const)('sees nothing of what was %s', (state) => {
    expect(seen(clerk('water'), { assignments: [{ ...lead, state }, street] })).toBe('none')
  })

  it('never knows who reported, or asked to stay unknown', () => {
    expect(seen(clerk('water'), { type: 'report' })).toBe('sealed')
    expect(seen(clerk('water'), { confidential: true })).toBe('sealed')
    expect(seen(clerk('panyu'), { type: 'report', confidential: true })).toBe('sealed')
  })

  it('has its roles for it: an editor of the unit sees nothing, a guidance department with a part as a unit does', () => {
    expect(seen(staff('kb_editor', 'water'))).toBe('none')
    expect(seen(staff('guidance', 'water'))).toBe('unit')
    const both: Actor = { kind: 'staff', account: 'both', roles: ['kb_editor', 'organizer_clerk'], organizer: 'water' }
    expect(seen(both)).toBe('unit')
  })
})

describe('a guidance department', () => {
  const guidance = staff('guidance', 'chengguan')

  it('sees what it guides while it does, and what is reviewed', () => {
    expect(seen(guidance, { regimes: [regime('longTerm', { guidance: 'chengguan' })] })).toBe('masked')
    expect(seen(guidance, { regimes: [regime('longTerm', { guidance: 'panyu' })] })).toBe('none')
    expect(seen(guidance, { regimes: [regime('longTerm', { guidance: 'chengguan', endedAt: 1 })] })).toBe('none')
    expect(seen(guidance, { state: 'reviewing' })).toBe('masked')
    expect(seen(staff('kb_editor', 'chengguan'), { state: 'reviewing' })).toBe('none')
  })

  it('reads what a unit may of a report, and of what its own line handled', () => {
    const guided = { regimes: [regime('longTerm', { guidance: 'chengguan' })] }
    for (const hidden of [{ type: 'report' }, { confidential: true }] as const)
      for (const more of [guided, { state: 'reviewing' as const }])
        expect(seen(guidance, { ...hidden, ...more })).toBe('sealed')
    const handled = (by: string, closing: Matter['closing'] = 'resolved') => ({
      state: 'reviewing' as const,
      closing,
      assignments: [{ ...lead, organizer: by, state: 'completed' as const }],
    })
    expect(seen(staff('guidance', 'panyu'), handled('shiqiao'))).toBe('unitMasked')
    expect(seen(staff('guidance', 'shiqiao'), handled('panyu'))).toBe('unitMasked')
    expect(seen(staff('guidance', 'shiqiao'), handled('panyu', 'answered'))).toBe('masked')
  })

  it('of no unit guides nothing, also where the matter names no department', () => {
    expect(seen(staff('guidance'), { regimes: [regime('longTerm')] })).toBe('none')
  })
})

it('the sights of a unit are three', () => {
  const all: Sight[] = ['full', 'masked', 'unit', 'unitMasked', 'sealed', 'own', 'none']
  expect(all.filter(isUnitSight)).toEqual(['unit', 'unitMasked', 'sealed'])
})
