import type { Role, Staff } from 'core/access'
import { describe, expect, it } from 'vitest'
import type { MatterNotice } from '../../platform/news.ts'
import { concernedLists } from './concern.ts'

const tree = {
  panyu: { parent: null },
  shiqiao: { parent: 'panyu' },
  water: { parent: null },
}
const staff = (roles: Role[], organizer: string | null = null): Staff => ({
  kind: 'staff',
  account: 'someone',
  roles,
  organizer,
})
const notice: MatterNotice = {
  no: '2603020000011',
  lists: ['handle', 'audit', 'review', 'open'],
  units: ['shiqiao'],
  hidden: ['water'],
}

describe('concernedLists', () => {
  it.each<[string, Staff, string[]]>([
    ['the centre by its roles', staff(['auditor']), ['audit', 'open']],
    ['two roles together', staff(['auditor', 'centre_manager']), ['audit', 'review', 'open']],
    ['the unit that handles', staff(['organizer_clerk'], 'shiqiao'), ['handle']],
    ['the unit above it', staff(['organizer_leader'], 'panyu'), ['handle']],
    ['another unit', staff(['organizer_clerk'], 'water'), []],
    ['guidance, while a review waits', staff(['guidance'], 'chengguan'), ['review']],
    ['an administrator', staff(['system_admin']), []],
  ])('tells %s', (_who, reader, lists) => {
    expect(concernedLists(reader, notice, tree)).toEqual(lists)
  })

  it('tells the unit complained of, and those below it, nothing even when they handle', () => {
    const about = { ...notice, units: ['shiqiao', 'panyu'], hidden: ['panyu'] }
    for (const organizer of ['panyu', 'shiqiao'])
      expect(concernedLists(staff(['organizer_clerk', 'auditor'], organizer), about, tree)).toEqual([])
    expect(concernedLists(staff(['organizer_leader'], 'panyu'), { ...about, hidden: ['shiqiao'] }, tree)).toEqual([
      'handle',
    ])
  })

  it('passes over lists it does not know', () => {
    const newer = { ...notice, lists: ['hologram' as 'handle'] }
    expect(concernedLists(staff(['auditor']), newer, tree)).toEqual([])
  })
})
