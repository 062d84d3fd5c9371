import { readFileSync } from 'node:fs'
import type { OrganizerTree } from 'core/access'
import { parseCalendar } from 'core/calendar'
import { parseProfile } from 'core/rules'
import type { City, Listed, ListName } from '../src/platform/services.ts'

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../profiles/${name}.json`, import.meta.url), 'utf8'))

const unit = (code: string, parent: string | null = null): Listed => ({
  code,
  label: `${code} 单位`,
  labelEn: `${code} unit`,
  parent,
})

const lists: Record<ListName, readonly Listed[]> = {
  organizers: [
    unit('chengguan'),
    unit('panyu'),
    unit('shiqiao', 'panyu'),
    unit('nancun', 'panyu'),
    unit('water'),
    unit('zhujian'),
  ],
  categories: [
    { code: '01', label: '城市管理', labelEn: 'Urban management', parent: null },
    { code: '0101', label: '流动摆卖与占道', labelEn: 'Street vending', parent: '01' },
    { code: '0104', label: '违法搭建', labelEn: 'Unlicensed structures', parent: '01' },
  ],
  places: [
    { code: '440113', label: '番禺区', labelEn: 'Panyu', parent: '440100' },
    { code: '440113007', label: '市桥街道', labelEn: '市桥街道', parent: '440113' },
  ],
}

/** A small city with the rules and holiday lists of the product, for tests that need no list of the database. */
export function guangzhou(): City {
  const profile = parseProfile(read('guangzhou-2022'))
  const calendar = parseCalendar(read('holidays'))
  if (!profile.ok || !calendar.ok) throw new Error('the files of the product do not parse')
  const organizers: OrganizerTree = Object.fromEntries(lists.organizers.map(({ code, parent }) => [code, { parent }]))
  return {
    profile: profile.profile,
    calendar: calendar.calendar,
    organizers,
    find: (list, code) => lists[list].find((entry) => entry.code === code),
    all: (list) => lists[list],
    isLeaf: (list, code) => !lists[list].some(({ parent }) => parent === code),
    refresh: async () => undefined,
  }
}
