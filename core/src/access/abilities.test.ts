import { describe, expect, it } from 'vitest'
import { mayReveal, needsSecondPerson, type Role, roles, rolesFault } from './index.ts'

describe('rolesFault', () => {
  it.each<[Role[], string | null, string | null]>([
    [[], null, null],
    [['operator', 'dispatcher'], null, null],
    [['organizer_clerk', 'organizer_leader'], 'water', null],
    [['guidance'], 'water', null],
    [['security_admin'], null, null],
    [['security_admin', 'audit_admin'], null, 'rights.apart'],
    [['system_admin', 'operator'], null, 'rights.apart'],
    [['organizer_clerk'], null, 'rights.organizer'],
    [['operator'], 'water', 'rights.organizer'],
    [['organizer_clerk', 'operator'], 'water', 'rights.organizer'],
    [['audit_admin'], 'water', 'rights.organizer'],
  ])('%j of %s: %s', (given, organizer, fault) => {
    expect(rolesFault(given, organizer)).toBe(fault)
  })
})

describe('needsSecondPerson', () => {
  it.each<[Role[], Role[], boolean]>([
    [[], ['operator'], false],
    [[], ['audit_admin'], true],
    [['audit_admin'], [], true],
    [['audit_admin'], ['security_admin'], true],
    [['audit_admin'], ['audit_admin'], false],
    [['operator'], [], false],
    [['operator'], ['operator', 'audit_admin'], true],
  ])('from %j to %j: %s', (before, after, needed) => {
    expect(needsSecondPerson(before, after)).toBe(needed)
  })
})

it('supervisors and centre managers alone may have somebody revealed', () => {
  const may = roles.filter((role) => mayReveal({ kind: 'staff', account: 'a', roles: [role], organizer: null }))
  expect(may).toEqual(['supervisor', 'centre_manager'])
  expect(mayReveal({ kind: 'demander', matter: 'm', participant: 'p' })).toBe(false)
})
