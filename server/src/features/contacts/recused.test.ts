import { afterAll, beforeAll, expect, it } from 'vitest'
import { aMatter } from '../../../test/a-matter.ts'
import { type Api, openApi } from '../../../test/api.ts'
import { matterNo } from '../../platform/numbers.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
})
afterAll(() => api.close())

it.each([
  ['an open', 'handling'],
  ['a closed', 'closed'],
] as const)('a contact is linked to %s matter by no operator who is recused from it', async (_what, state) => {
  const { no } = await aMatter(api, { state })
  const link = async (matter: string) => {
    const payload = { channel: 'phone', startedAt: '2026-03-02T09:59:00+08:00', outcome: 'linked', matter }
    const { status, body } = await (await api.as('operator')).send({ method: 'POST', url: '/api/contacts', payload })
    return { status, code: body.code, errors: body.errors }
  }
  expect((await link(no)).status).toBe(201)
  const recusing = { account: 'operator', reason: '与诉求人有亲属关系' }
  const url = `/api/matters/${no}/recusals`
  expect((await (await api.as('centre_manager')).send({ method: 'POST', url, payload: recusing })).status).toBe(204)
  const refused = await link(no)
  expect(refused).toMatchObject({ status: 422, code: 'unknown-part' })
  expect(refused).toEqual(await link(matterNo('2026-03-02', 9_999)))
})
