import type { EventView } from 'contract/views'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aMatter, type Made } from '../../../test/a-matter.ts'
import { type Api, type Caller, openApi } from '../../../test/api.ts'

let api: Api
let made: Made

beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
  made = await aMatter(api, { state: 'auditing' })
})
afterAll(() => api.close())

const actorOf = async (caller: Caller, command: EventView['command']) =>
  (await caller.events(made.no)).find((event) => event.command === command)?.actor
const unit = { organizer: 'chengguan', organizerLabel: '市城市管理和综合执法局' }
const displayOf = async (account: string) =>
  (await api.rows<{ display: string }>('select display from accounts where name = $1', [account]))[0]!.display

it.each(['auditor', 'supervisor'])('tells %s everybody by name and unit', async (reader) => {
  const caller = await api.as(reader)
  const clerk = { kind: 'staff', account: 'clerk_chengguan', name: await displayOf('clerk_chengguan'), ...unit }
  expect(await actorOf(caller, 'sign')).toEqual(clerk)
  expect(await actorOf(caller, 'dispatch')).toEqual({
    kind: 'staff',
    account: 'dispatcher',
    name: await displayOf('dispatcher'),
  })
})

it('tells a unit its own people by name, and of the centre that it was the centre', async () => {
  const leader = await api.as('leader_chengguan')
  expect(await actorOf(leader, 'sign')).toMatchObject({ name: await displayOf('clerk_chengguan'), ...unit })
  expect(await actorOf(leader, 'dispatch')).toEqual({ kind: 'staff' })
})

it('tells another unit that has a part the unit alone', async () => {
  await api.at('2026-03-02 10:00')
  const joint = await aMatter(api, { state: 'handling', co: ['water'] })
  const events = await (await api.as('clerk_water')).events(joint.no)
  expect(events.find(({ command }) => command === 'sign')?.actor).toEqual({ kind: 'staff', ...unit })
})

it('tells the demander the unit alone, in his language', async () => {
  const demander = await api.demander(made)
  expect(await actorOf(demander, 'sign')).toEqual({ kind: 'staff', ...unit })
  const headers = { 'accept-language': 'en' }
  const { body } = await demander.send({ url: `/api/matters/${made.no}/events`, headers })
  const signed = (body.items as EventView[]).find(({ command }) => command === 'sign')
  expect(signed?.actor.organizerLabel).toMatch(/^[A-Za-z ,'&-]+$/)
})

it('says of a limit that passed what it was for, also to the demander, who is not shown the limit', async () => {
  await api.at('2026-03-02 10:00')
  const late = await aMatter(api, { state: 'handling' })
  await api.at('2026-05-04 10:00')
  await api.runDue()
  for (const reader of [await api.demander(late), await api.as('supervisor')]) {
    const passed = (await reader.events(late.no)).filter(({ command }) => command === 'become-overdue')
    expect(passed.map(({ facts }) => (facts as { clockKind?: string }).clockKind)).toContain('handle')
    expect(passed.every(({ facts }) => 'clockKind' in facts)).toBe(true)
  }
})
