import type { Actor } from 'core/access'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moment, type TestServices, testServices } from '../../../test/services.ts'
import { drawPasts } from '../../demo/index.ts'
import { play } from '../../demo/play.ts'
import { readMatter } from './read-matter.ts'
import { register } from './register.ts'
import { takeCommand } from './take-command.ts'

let test: TestServices
beforeAll(async () => {
  test = await testServices()
})
afterAll(() => test.close())

const staff = (role: 'operator' | 'dispatcher', organizer: string | null = null): Actor => ({
  kind: 'staff',
  account: role,
  roles: [role],
  organizer,
})

describe('x', () => {
  it('plays', async () => {
    const now = moment('2026-07-01 10:00')
    for (const past of drawPasts(1, 30, now)) {
      const no = await play(test.services, past, now)
      await test.at('2026-07-01 10:00')
      const view = await readMatter(test.services, no, { actor: staff('dispatcher'), language: 'zh-CN' })
      expect(view.state).toBe(past.story.state)
    }
  })
  it('takes', async () => {
    await test.at('2026-03-02 10:00')
    const { no } = await register(test.services, {
      request: {
        type: 'help',
        title: '甲',
        content: '乙',
        demander: { name: '张三', phone: '13800000000' },
        channel: 'web',
      },
      actor: { kind: 'public' },
    })
    const view = await takeCommand(test.services, {
      no,
      command: 'accept',
      body: { type: 'complaint', category: '0101', urgency: 'general' },
      actor: staff('dispatcher'),
      language: 'zh-CN',
    })
    console.log(JSON.stringify(view, null, 1))
  })
})
