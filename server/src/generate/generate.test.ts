import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, openApi } from '../../test/api.ts'
import { countsFromScratch, keptCounts } from '../../test/counted.ts'
import { rebuildProjections, verifyMatters } from '../features/integrity/index.ts'
import { personContext } from '../features/matters/index.ts'
import { rebuildWords } from '../features/search/index.ts'
import { generate, type Made, type Wish } from './index.ts'
import { beginPast, noteParts } from './store.ts'

const wish: Wish = { seed: 41, contacts: 400, months: 2, threads: 2 }
const make = (api: Api, other: Partial<Wish> = {}): Promise<Made> =>
  generate(api.test.services, { ...wish, ...other }, () => undefined)

let api: Api
let made: Made
beforeAll(async () => {
  api = await openApi()
  await api.at('2026-07-01 10:00')
  made = await make(api)
})
afterAll(() => api.close())

const verify = () => verifyMatters(api.test.services, () => undefined)
const count = async (table: string, where = 'true'): Promise<number> =>
  Number((await api.rows<{ n: string }>(`select count(*) as n from ${table} where ${where}`))[0]!.n)

describe('a generated past', () => {
  it('has as many contacts and matters as were asked for, up to yesterday', async () => {
    expect(made).toMatchObject({ contacts: 400, matters: 40, past: { from: '2026-05-01', to: '2026-06-30' } })
    expect([await count('contacts'), await count('matters')]).toEqual([400, 40])
    // What falls due as the last day ends has happened, and nobody has done anything since.
    expect(await count('events', `at >= '2026-06-30T16:00:00Z' and body -> 'actor' ->> 'kind' <> 'system'`)).toBe(0)
    expect(await count('events', `at > '2026-06-30T16:00:00Z'`)).toBe(0)
  })

  it('is as its events say, and stays so when it is made again', async () => {
    const { matters, events, findings, days } = await verify()
    expect([matters, events, findings, days]).toEqual([40, made.events, [], []])
    const rows = () =>
      api.rows(`select to_jsonb(m) as row from matters m union all select to_jsonb(o) from open_matters o
        union all select to_jsonb(a) from open_assignments a union all select to_jsonb(c) from running_clocks c order by 1`)
    const before = await rows()
    await rebuildProjections(api.test.services, () => undefined)
    expect(await rows()).toEqual(before)
  })

  it('is counted as its tables say', async () => {
    const counted = await keptCounts(api.rows)
    expect(counted.cells.length).toBeGreaterThan(100)
    expect(counted).toEqual(await countsFromScratch(api.rows))
  })

  it('is found by the words of its texts', async () => {
    const words = () => api.rows('select * from matter_words order by matter_id')
    const before = await words()
    expect(before).toHaveLength(40)
    await rebuildWords(api.test.services)
    expect(await words()).toEqual(before)
  })

  it('holds lives that have ended, in several ways, and open ones', async () => {
    const ends = await api.rows<{ closing: string | null }>('select distinct closing from matters')
    expect(ends.map(({ closing }) => closing)).toEqual(expect.arrayContaining([null, 'resolved', 'answered']))
    const outcomes = await api.rows<{ outcome: string }>('select distinct outcome from contacts')
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(
      expect.arrayContaining(['answered', 'abandoned', 'linked', 'registered']),
    )
    expect(await count('callback_tasks', `state <> 'open'`)).toBeGreaterThan(0)
  })

  it('is read at the desk: lists, a matter, and its caller by his number', async () => {
    const dispatcher = await api.as('dispatcher')
    const { status, body } = await dispatcher.send({ url: '/api/matters?list=all' })
    const { items } = body as { items: { no: string }[] }
    expect([status, items.length > 0]).toEqual([200, true])
    const [person] = await api.rows<{ id: string; data: Buffer; no: string }>(
      `select p.id, p.data, m.no from persons p join open_matters m on m.id = p.matter_id
       where p.phone_hash is not null and m.state <> 'closed' and not m.confidential
         and m.type <> 'report' limit 1`,
    )
    const { id, data, no } = person!
    expect(await dispatcher.view(no)).toMatchObject({ no })
    const { phone } = JSON.parse(api.test.services.keys.decrypt(data, personContext(id)))
    const operator = await api.as('operator')
    const caller = await operator.send({ method: 'POST', url: '/api/contacts/caller', payload: { phone } })
    expect(caller.body.items).toContainEqual(expect.objectContaining({ no }))
  })
})

describe('generating', () => {
  it('makes the same again from the same seed, and something else from another', async () => {
    const other = await openApi()
    await other.at('2026-07-01 10:00')
    const again = await make(other, { threads: 1 })
    expect(Buffer.from(again.digest)).toEqual(Buffer.from(made.digest))
    const next = await make(other, { seed: 42, add: true })
    expect(Buffer.from(next.digest)).not.toEqual(Buffer.from(made.digest))
    expect((await verifyMatters(other.test.services, () => undefined)).findings).toEqual([])
    await other.close()
  })

  it('does nothing when it was done, and refuses to write beside what is there', async () => {
    expect(await make(api)).toMatchObject({ contacts: 0, wanted: 0 })
    await expect(make(api, { seed: 42 })).rejects.toThrow('--add')
    expect(await count('contacts')).toBe(400)
  })

  it('goes on where it was stopped', async () => {
    const other = await openApi()
    await other.at('2026-07-01 10:00')
    await beginPast(other.test.services.db, made.past)
    await noteParts(other.test.services.db, [0, 1, 2])
    const rest = await make(other, { threads: 1 })
    expect(rest.known).toBe(3)
    expect(rest.contacts).toBeLessThan(400)
    expect(rest.contacts).toBe(rest.wanted)
    await other.close()
  })

  it('is refused where the city is a real one', async () => {
    const { services } = api.test
    const real = { ...services, config: { ...services.config, demo: false } }
    await expect(generate(real, wish, () => undefined)).rejects.toThrow('DEMO=1')
  })
})
