import { afterAll, beforeAll, expect, it } from 'vitest'
import { aMatter, type Made } from '../../../test/a-matter.ts'
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

const wrong = '00000000'
const tryOften = async ({ no, code }: Made, codes: readonly string[]) => {
  const answers: number[] = []
  for (const one of codes) answers.push((await track({ no, code: one || code })).status)
  return answers
}

it('never counts a right code', async () => {
  const made = await aMatter(api)
  const answers = await tryOften(
    made,
    Array.from({ length: 12 }, () => ''),
  )
  expect(answers).toEqual(Array.from({ length: 12 }, () => 200))
})

it('counts wrong codes on, whoever opens the matter with a right one between them', async () => {
  const made = await aMatter(api)
  const answers = await tryOften(made, Array.from({ length: 11 }, () => ['', wrong]).flat())
  expect(answers).toEqual([...Array.from({ length: 10 }, () => [200, 404]).flat(), 429, 429])
})
