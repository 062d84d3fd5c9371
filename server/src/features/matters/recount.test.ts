import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Actor } from 'core/access'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServices, testServices } from '../../../test/services.ts'
import { loadCalendar } from '../reference/index.ts'
import { readHistory, readMatter } from './read-matter.ts'
import { recountClocks } from './recount.ts'
import { register } from './register.ts'
import { takeCommand } from './take-command.ts'

let test: TestServices
beforeAll(async () => {
  test = await testServices()
})
afterAll(() => test.close())

const staff = (role: 'operator' | 'dispatcher'): Actor => ({
  kind: 'staff',
  account: role,
  roles: [role],
  organizer: null,
})
const reader = { actor: staff('dispatcher'), language: 'zh-CN' } as const

const list2027 = {
  version: 'cn-2027.1',
  years: {
    '2027': { holidays: { '2027-01-01': '元旦', '2027-05-01': '劳动节', '2027-10-01': '国庆节' }, workdays: {} },
  },
}

describe('a new list of holidays', () => {
  it('settles what was counted without it, once, as an event of the system', async () => {
    const { services } = test
    await test.at('2026-12-18 10:00')
    const { no } = await register(services, {
      request: {
        type: 'complaint',
        title: '标题',
        content: '内容',
        anonymous: true,
        channel: 'phone',
        category: '0101',
      },
      actor: staff('operator'),
    })
    const asked = { no, command: 'dispatch', body: { lead: 'water' }, ...reader } as const
    const { clocks } = await takeCommand(services, asked)
    const before = clocks.find(({ kind }) => kind === 'handle')
    expect([before?.dueAt, before?.provisional]).toEqual(['2027-01-02T00:00:00.000+08:00', true])

    const file = join(services.config.dataDir, '2027.json')
    await writeFile(file, JSON.stringify(list2027))
    await loadCalendar(services.db, file)
    await services.city.refresh()
    expect([await recountClocks(services, 'provisional'), await recountClocks(services, 'all')]).toEqual([1, 0])

    const after = (await readMatter(services, no, reader)).clocks.find(({ kind }) => kind === 'handle')
    expect([after?.dueAt, after?.provisional]).toEqual(['2027-01-05T00:00:00.000+08:00', false])
    expect((await readHistory(services, no, reader)).at(-1)).toMatchObject({
      command: 'recount',
      actor: { kind: 'system' },
    })
  })
})
