import { afterAll, beforeAll, expect, it } from 'vitest'
import { aMatter } from '../../../test/a-matter.ts'
import { type Api, openApi } from '../../../test/api.ts'
import { verifyMatters } from '../integrity/index.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
})
afterAll(() => api.close())

/** A matter declined for a channel, as its demander follows it. */
async function declinedFor(channel: string) {
  const { no, code } = await aMatter(api, { state: 'dispatching' })
  await (await api.as('dispatcher')).do(no, 'decline', { reason: '属劳动争议。', channel })
  return (await api.demander({ no, code })).view(no)
}

it('tells whose request is declined where to turn, as the profile of the city has it', async () => {
  const { closing, answer, guidance } = await declinedFor('arbitration')
  expect([closing, answer, guidance?.channel]).toEqual(['not_accepted', '属劳动争议。', 'arbitration'])
  for (const part of ['name', 'address', 'hours'] as const) expect(guidance?.[part]).toMatch(/[一-鿿]/)
})

it('tells the reason alone where no channel of the profile is his', async () => {
  const { answer, guidance } = await declinedFor('other')
  expect([answer, guidance]).toEqual(['属劳动争议。', undefined])
  expect((await verifyMatters(api.test.services, () => undefined)).findings).toEqual([])
})
