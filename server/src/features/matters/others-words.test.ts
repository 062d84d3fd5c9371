import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMatter, someRequest } from '../../../test/a-matter.ts'
import { type Api, type Body, openApi } from '../../../test/api.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
})
afterAll(() => api.close())

const secret = '我是仓库的证人'
const secretTitle = '仓库里的秘密'

/** A matter of several demanders: the first who wrote it, and one who joined, each with his code. */
async function joined(request: Body) {
  const asked = { title: secretTitle, content: secret, ...request }
  const { no, code } = await aMatter(api, { state: 'registered', request: asked })
  const operator = await api.as('operator')
  const answer = await operator.try(no, 'join', { demander: { name: '路人', phone: '13800004801' } })
  return {
    no,
    first: await api.demander({ no, code }),
    second: await api.demander({ no, code: String(answer.body.code) }),
  }
}

describe('whoever joins a matter', () => {
  it.each([
    ['a complaint', { type: 'complaint' }, [secretTitle]],
    ['a confidential complaint', { type: 'complaint', confidential: true }, []],
    ['a report', { type: 'report', about: ['water'] }, []],
  ])('reads of %s not what the first demander wrote', async (_what, request, read) => {
    const { no, first, second } = await joined(request)
    const told = async (caller: typeof first) => JSON.stringify([await caller.view(no), await caller.events(no)])
    for (const words of [secret, secretTitle]) expect(await told(first)).toContain(words)
    const heard = await told(second)
    expect([secret, secretTitle].filter((words) => heard.includes(words))).toEqual(read)
    expect(heard).not.toContain('water')
  })

  it('does not end confidentiality for the first', async () => {
    const { no, first, second } = await joined({ type: 'complaint', confidential: true })
    for (const caller of [second, first])
      expect((await caller.try(no, 'setConfidential', { confidential: false, reason: '不用了' })).body.rule).toBe(
        'confidential.others',
      )
  })
})

it('whoever left a confidential matter stays unknown to its unit: nobody lifts that for him', async () => {
  const { no, code } = await aMatter(api, { state: 'handling', lead: 'water', request: { confidential: true } })
  const operator = await api.as('operator')
  const { body } = await operator.try(no, 'join', { demander: { name: '钱多多', phone: '13800004803' } })
  const left = await api.demander({ no, code: String(body.code) })
  await left.do(no, 'withdraw', { reason: '怕被认出来' })
  const first = await api.demander({ no, code })
  expect((await first.try(no, 'setConfidential', { confidential: false, reason: '不用了' })).body.rule).toBe(
    'confidential.others',
  )

  const unit = await api.as('clerk_water')
  const told = JSON.stringify([await unit.view(no), await unit.events(no)])
  for (const words of ['钱多多', '13800004803', '怕被认出来', someRequest.content]) expect(told).not.toContain(words)
})

describe('an operator for a demander', () => {
  const contactOf = async (more: Body): Promise<string> => {
    const payload = { channel: 'phone', phone: '13800004802', startedAt: '2026-03-02T09:59:00+08:00', ...more }
    const { body } = await (await api.as('operator')).send({ method: 'POST', url: '/api/contacts', payload })
    return String(body.id)
  }

  it.each([
    ['setConfidential', { confidential: false, reason: '本人来电' }],
    ['withdraw', { reason: '本人来电' }],
  ] as const)('gives %s in a contact about this very matter, and in no other', async (command, body) => {
    const { no } = await aMatter(api, { state: 'registered', request: { type: 'complaint', confidential: true } })
    const other = await aMatter(api, { state: 'registered' })
    const operator = await api.as('operator')
    const strangers = [
      await contactOf({ outcome: 'emergency', emergency: '110' }),
      await contactOf({ outcome: 'linked', matter: other.no }),
    ]
    for (const contact of strangers)
      expect((await operator.try(no, command, { ...body, contact })).body.code).toBe('unknown-contact')
    const contact = await contactOf({ outcome: 'linked', matter: no })
    expect((await operator.try(no, command, { ...body, contact })).status).toBe(200)
  })
})

it('a report that is corrected into a complaint stays sealed to its unit', async () => {
  const { no } = await aMatter(api, { state: 'handling', type: 'report', request: { type: 'report', content: secret } })
  await (await api.as('dispatcher')).do(no, 'correct', { field: 'type', value: 'complaint', why: '类型登错' })
  const clerk = await api.as('clerk_chengguan')
  expect(JSON.stringify([await clerk.view(no), await clerk.events(no)])).not.toContain(secret)
  expect((await clerk.view(no)).confidential).toBe(true)
})
