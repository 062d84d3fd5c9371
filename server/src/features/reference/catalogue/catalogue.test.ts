import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMatter, type Made } from '../../../../test/a-matter.ts'
import { type Api, type Body, type Caller, openApi } from '../../../../test/api.ts'
import { type CatalogueRow, saveLists } from '../index.ts'

let api: Api
let dispatcher: Caller
let manager: Caller

const everywhere: CatalogueRow = {
  id: 'c-0101',
  category: '0101',
  district: null,
  lead: 'chengguan',
  co: ['water'],
  basis: '市容管理职责',
  since: '2026-01-01',
}

beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
  dispatcher = await api.as('dispatcher')
  manager = await api.as('centre_manager')
  await api.rows('delete from catalogue_versions; delete from catalogue')
  await saveLists(api.test.services.db, { catalogue: [everywhere] })
})
afterAll(() => api.close())

const itemsAt = async (url: string): Promise<Body[]> => {
  const { status, body, text } = await dispatcher.send({ url })
  expect(status, text).toBe(200)
  return body.items as Body[]
}
const entries = (district = '440113') => itemsAt(`/api/catalogue?category=0101&district=${district}`)
const versions = (id: string) => itemsAt(`/api/catalogue/${id}/versions`)

/** Returned twice, and asked to be returned a third time: now it is nobody's. */
async function disputed(request: Body = {}): Promise<Made> {
  const made = await aMatter(api, { state: 'returning', request })
  for (let time = 0; time < 2; time += 1) {
    await dispatcher.do(made.no, 'reviewReturn', { assignment: made.lead, ruling: 'approve', reason: '同意' })
    const { assignments } = await dispatcher.do(made.no, 'dispatch', { lead: 'chengguan', contentForUnits: '路灯' })
    made.lead = assignments.findLast(({ kind }) => kind === 'lead')!.id
    const call = { assignment: made.lead, reason: '不归我们', basis: '三定方案', suggested: 'water' }
    await (await api.as('leader_chengguan')).do(made.no, 'requestReturn', call)
  }
  const ruling = { assignment: made.lead, ruling: 'dispute', reason: '有争议', interim: 'chengguan' }
  await manager.do(made.no, 'reviewReturn', ruling)
  return made
}
const designate = (no: string, organizer: string, more: Body = {}) =>
  manager.do(no, 'designate', { organizer, ruling: '由其承办', basis: '管养移交协议', ...more })

describe('a ruling that goes into the catalogue', () => {
  it('is an entry of its district, with its grounds, its version and whoever ruled', async () => {
    const { no } = await disputed()
    await designate(no, 'water', { intoCatalogue: true })
    const [own, general, ...others] = await entries()
    expect(own).toEqual({
      id: 'ruling-0101-440113',
      version: 1,
      category: '0101',
      district: '440113',
      lead: 'water',
      leadLabel: expect.stringContaining('水'),
      co: [],
      basis: '管养移交协议',
      since: '2026-03-02',
    })
    expect([general, others]).toMatchObject([{ id: 'c-0101', version: 1, lead: 'chengguan' }, []])
    expect(await entries('440106')).toMatchObject([{ id: 'c-0101' }])
    expect(await versions('ruling-0101-440113')).toMatchObject([
      { version: 1, lead: 'water', account: 'centre_manager', matter: no, at: '2026-03-02T10:00:00.000+08:00' },
    ])
  })

  it('changes the entry there is, whose earlier forms stay to be read', async () => {
    const { no } = await disputed()
    await designate(no, 'panyu', { intoCatalogue: true })
    expect(await entries()).toMatchObject([{ id: 'ruling-0101-440113', version: 2, lead: 'panyu' }, { id: 'c-0101' }])
    expect(await versions('ruling-0101-440113')).toMatchObject([
      { version: 2, lead: 'panyu', matter: no },
      { version: 1, lead: 'water' },
    ])
  })

  it('changes the entry that holds everywhere where the matter lies in no district', async () => {
    const { no } = await disputed({ place: {} })
    await designate(no, 'water', { intoCatalogue: true })
    expect(await versions('c-0101')).toMatchObject([
      { version: 2, lead: 'water', co: [], matter: no },
      { version: 1, lead: 'chengguan', co: ['water'], matter: null, account: null },
    ])
  })
})

it('leaves the catalogue alone without the wish, when refused, and when sent again', async () => {
  const before = await entries()
  const plain = await disputed()
  await designate(plain.no, 'water')
  expect(
    (await manager.try(plain.no, 'designate', { organizer: 'water', ruling: '再', basis: '无', intoCatalogue: true }))
      .status,
  ).toBe(409)
  const { no } = await disputed()
  const body = { organizer: 'nowhere', ruling: '由其承办', basis: '无', intoCatalogue: true }
  expect((await manager.try(no, 'designate', body)).status).toBe(422)
  expect(await entries()).toEqual(before)
  const right = { ...body, organizer: 'water' }
  for (const _ of [1, 2]) expect((await manager.try(no, 'designate', right, 'designated-once')).status).toBe(200)
  expect((await entries())[0]?.version).toBe(Number(before[0]?.version) + 1)
})

it('makes no version of a list that is loaded again unchanged', async () => {
  const count = async () => (await versions('c-0101')).length
  const changed = { ...everywhere, basis: '市容环境卫生管理条例' }
  const before = await count()
  for (const _ of [1, 2]) await saveLists(api.test.services.db, { catalogue: [changed] })
  expect(await count()).toBe(before + 1)
})

it('knows nothing of an entry that is not there', async () => {
  expect(await versions('nothing')).toEqual([])
})
