import type { OrganizerTree, Role, Staff } from 'core/access'
import { expect, it } from 'vitest'
import type { RoleNotice } from '../../platform/news.ts'
import { toldBy } from './told.ts'

const organizers: OrganizerTree = {
  panyu: { parent: null },
  shiqiao: { parent: 'panyu' },
  water: { parent: null },
}
const reader = (role: Role, organizer: string | null, recused?: string[]): Staff => ({
  kind: 'staff',
  account: 'someone',
  roles: [role],
  organizer,
  ...(recused && { recused }),
})
const toGuidance: RoleNotice = { role: 'guidance', organizer: null, no: '2603020000011', hidden: [] }

it.each<[string, Staff, Partial<RoleNotice>, boolean]>([
  ['whoever has the role', reader('guidance', 'water'), {}, true],
  ['nobody of another role', reader('supervisor', null), {}, false],
  ['the unit that is named', reader('guidance', 'water'), { organizer: 'water' }, true],
  ['no other unit', reader('guidance', 'panyu'), { organizer: 'water' }, false],
  ['not the unit that the matter is about', reader('guidance', 'panyu'), { hidden: ['panyu'] }, false],
  ['nobody below it', reader('guidance', 'shiqiao'), { hidden: ['panyu'] }, false],
  ['the unit above it', reader('guidance', 'panyu'), { hidden: ['shiqiao'] }, true],
  ['nobody recused from it', reader('guidance', 'water', ['2603020000011']), {}, false],
])('a notice is told to %s', (_, staff, given, isTold) => {
  const told = toldBy({ matters: [], notices: [{ ...toGuidance, ...given }] }, { city: { organizers }, id: 1 })
  expect(told.textFor(staff).includes('event: notice')).toBe(isTold)
})
