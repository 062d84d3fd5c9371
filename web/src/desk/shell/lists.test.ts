import { roles } from 'core/access'
import { sightOf } from 'core/matter'
import { expect, it } from 'vitest'
import { listsOf } from './lists.ts'

it('a role without a work list opens no matter at all, as its first page says', () => {
  const matter = {
    id: '1',
    no: '2603020001234',
    state: 'handling',
    closing: null,
    type: 'help',
    confidential: false,
  } as const
  const nobodys = {
    ...matter,
    closing: null,
    confidential: false,
    about: [],
    participants: [],
    assignments: [],
    regimes: [],
  }
  const without = roles.filter((role) => listsOf([role]).length === 0)
  expect(without).toEqual(['kb_editor', 'system_admin', 'security_admin', 'audit_admin'])
  for (const role of without) {
    const actor = { kind: 'staff', account: role, roles: [role], organizer: null } as const
    expect(sightOf(actor, nobodys, {})).toBe('none')
  }
})
