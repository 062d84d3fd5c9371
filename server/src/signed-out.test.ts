import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, openApi, type Sending } from '../test/api.ts'

/** What anybody may call, by hand: what is missing here must ask who somebody is. */
const open = [
  'getHealth',
  'getReady',
  'registerMatter',
  'trackMatter',
  'signIn',
  'signOut',
  'listDemoAccounts',
  'organizersPublicList',
  'categoriesPublicList',
  'placesPublicList',
  'rateService',
  'setTestClock',
  'runDue',
]

interface Operation {
  id: string
  path: string
  method: NonNullable<Sending['method']>
  security?: object[]
}

let api: Api
let operations: Operation[]

beforeAll(async () => {
  api = await openApi()
  type Described = { operationId: string; security?: object[] }
  const { paths } = (await api.public.send({ url: '/openapi.json' })).body
  operations = Object.entries(paths as Record<string, Record<string, Described>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId: id, security }]) => {
      return { id, path, method: method.toUpperCase() as Operation['method'], ...(security && { security }) }
    }),
  )
})
afterAll(() => api.close())

const isOpen = ({ id }: Operation): boolean => open.includes(id)
const json = { 'content-type': 'application/json' }

/** Calls that no schema takes: each way of being wrong, at any address. */
const wrong: [what: string, make: (operation: Operation) => Pick<Sending, 'url' | 'payload' | 'headers'>][] = [
  ['an address of nothing', ({ path }) => ({ url: path.replace(/\{\w+\}/g, 'nonsense') })],
  [
    'a query that is none',
    ({ path }) => ({ url: `${path.replace(/\{\w+\}/g, '1')}?limit=-1&list=nonsense&cursor=%00` }),
  ],
  ['a body of unknown fields', ({ path }) => ({ url: path.replace(/\{\w+\}/g, '1'), payload: { nonsense: 1 } })],
  ['a body that is not JSON', ({ path }) => ({ url: path.replace(/\{\w+\}/g, '1'), payload: '{', headers: json })],
  ['a body of another kind', ({ path }) => ({ url: path, payload: 'a=1', headers: { 'content-type': 'text/plain' } })],
  ['a key that is none', ({ path }) => ({ url: path, payload: {}, headers: { 'idempotency-key': ' ' } })],
]
const sendable = ({ method }: Operation, payload: unknown) => payload === undefined || !/GET|HEAD/.test(method)

describe('without a session', () => {
  it.each(wrong)('%s is answered as a stranger first', async (_, make) => {
    const seen: unknown[] = []
    for (const operation of operations.filter((one) => !isOpen(one))) {
      const sending = make(operation)
      if (!sendable(operation, sending.payload)) continue
      const { status, body } = await api.public.send({ method: operation.method, ...sending })
      if (status !== 401 || body.code !== 'not-signed-in') seen.push([operation.id, status, body.code])
    }
    expect(seen).toEqual([])
  })

  it('the same is so with a token that is over', async () => {
    const headers = { authorization: `Bearer s_${'a'.repeat(43)}` }
    const { status, body } = await api.public.send({ url: '/api/matters', headers })
    expect([status, body.code]).toEqual([401, 'not-signed-in'])
  })

  it.each(wrong)('%s is told plainly where anybody may call', async (_, make) => {
    for (const operation of operations.filter(isOpen)) {
      const sending = make(operation)
      if (!sendable(operation, sending.payload)) continue
      const { status } = await api.public.send({ method: operation.method, ...sending })
      expect([operation.id, status]).not.toEqual([operation.id, 401])
      expect(status, operation.id).toBeLessThan(500)
    }
  })

  it('an address that is none is not found', async () => {
    expect((await api.public.send({ url: '/api/nothing-here?limit=-1' })).status).toBe(404)
    expect((await api.public.send({ method: 'PATCH', url: '/api/health' })).status).toBe(404)
  })
})

it('the description says which calls are open to all, and no others', () => {
  const told = operations.filter(({ security }) => security?.length === 0).map(({ id }) => id)
  expect(told.toSorted()).toEqual(open.toSorted())
  expect(operations.length).toBeGreaterThan(80)
})
