import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Api, openApi } from '../../../test/api.ts'

let api: Api

beforeAll(async () => {
  // Calls of a test come from 10.0.0.0/8, as by so many proxies.
  api = await openApi({ settings: { TRUST_PROXY: '10.0.0.0/8' } })
  await api.at('2026-03-02 10:00')
})
afterAll(() => api.close())

const nobody = { no: '2603020000018', code: '00000000' }

const track = (payload: { no: string; code: string }, from = '203.0.113.7') =>
  api.public.send({ method: 'POST', url: '/api/public/track', payload, headers: { 'x-forwarded-for': from } })

it('counts tries by the address of the resident, not of the proxy', async () => {
  const addresses = async () =>
    (
      await api.rows<{ points: number }>(
        `select points from rate_limits where key like 'track-address%' order by points`,
      )
    ).map(({ points }) => points)
  await track(nobody)
  await track(nobody, '203.0.113.8')
  await track(nobody)
  expect(await addresses()).toEqual([1, 2])
})
