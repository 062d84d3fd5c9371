import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMatter } from '../../../test/a-matter.ts'
import { type Api, openApi } from '../../../test/api.ts'
import { moment } from '../../../test/services.ts'
import { drawPasts } from '../../demo/index.ts'
import { play } from '../../demo/play.ts'
import { verifyRollups } from './index.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  const now = moment('2026-07-01 10:00')
  await api.at('2026-07-01 10:00')
  for (const past of drawPasts(12, 40, now)) await play(api.test.services, past, now)
  await api.runDue()
})
afterAll(() => api.close())

const waiting = async () => (await api.rows<{ n: number }>('select count(*)::int as n from outbox'))[0]!.n
const differences = async () => (await verifyRollups(api.test.services))!.differences
/** What is found while something is wrong, which is put right after. */
async function foundBy(wrong: string, right: string) {
  await api.rows(wrong)
  const found = await differences()
  await api.rows(right)
  expect(await differences()).toEqual([])
  return found
}

describe('counts that are kept, against events and contacts', () => {
  it('are the same, with what waits in the outbox in neither', async () => {
    const { counted } = (await verifyRollups(api.test.services))!
    expect(counted).toBeGreaterThan(40)
    await aMatter(api, { state: 'closed' })
    expect(await waiting()).toBeGreaterThan(5)
    expect(await differences()).toEqual([])
    await api.runDue()
    const after = (await verifyRollups(api.test.services))!
    expect(after.differences).toEqual([])
    expect(after.counted).toBeGreaterThan(counted)
  })

  it('are the same also where more is counted meanwhile', async () => {
    let pages = 0
    const verified = await verifyRollups(api.test.services, async () => {
      if (pages++ > 0) return
      await aMatter(api, { state: 'closed' })
      await api.runDue()
    })
    expect(pages).toBeGreaterThan(1)
    expect(verified!.differences).toEqual([])
    expect(await differences()).toEqual([])
  })

  it('do not hold what was refused: it is told of where it cannot be read', async () => {
    await aMatter(api, { state: 'auditing' })
    await api.rows('update outbox set refused_at = now()')
    const { unread, differences: found } = (await verifyRollups(api.test.services))!
    expect([await waiting(), unread, found]).toEqual([expect.any(Number), 0, []])
    await api.rows('create table right_payloads as select id, payload from outbox')
    await api.rows(`update outbox set payload = '{"matter": "none"}' where topic = 'matter'`)
    const verified = (await verifyRollups(api.test.services))!
    expect(verified.unread).toBeGreaterThan(0)
    expect(verified.differences).not.toEqual([])
    await api.rows('update outbox o set payload = r.payload, refused_at = null from right_payloads r where r.id = o.id')
    await api.runDue()
    expect([await waiting(), await differences()]).toEqual([0, []])
  })

  it('differ in a cell, in a day, in a month or in a figure, each told by its table and its time', async () => {
    const [first] = await api.rows<{ day: string }>(`select min(day)::text as day from rollups where count > 0`)
    const { day } = first!
    const cells = `where day = '${day}' and measure = 'registered'`
    expect(
      await foundBy(`update rollups set count = count + 1 ${cells}`, `update rollups set count = count - 1 ${cells}`),
    ).toEqual([{ table: 'rollups', when: day }])
    const row = `organizer = '' and span = 'month' and day = date_trunc('month', date '${day}')`
    expect(
      await foundBy(
        `update rollup_days set count = count - 1 where ${row} and measure = 'registered'`,
        `update rollup_days set count = count + 1 where ${row} and measure = 'registered'`,
      ),
    ).toEqual([{ table: 'rollup_days', when: day.slice(0, 7) }])
    const total = `organizer = '' and span = 'day' and by = 'total' and day = '${day}'`
    expect(
      await foundBy(
        `update rollup_margins set late = late + 1, closed = closed - 1 where ${total}`,
        `update rollup_margins set late = late - 1, closed = closed + 1 where ${total}`,
      ),
    ).toEqual([{ table: 'rollup_margins', when: day }])
  })

  it('differ where what is counted moved to another cell, or was never there', async () => {
    expect(
      await foundBy(
        `update rollups set street = street || 'x' where street <> '' and measure = 'closed'`,
        `update rollups set street = left(street, -1) where street <> '' and measure = 'closed'`,
      ),
    ).not.toEqual([])
    expect(
      await foundBy(
        `insert into rollup_days (organizer, span, day, measure, outcome, count) values ('x', 'day', '2019-01-02', 'duty', '', 2)`,
        `delete from rollup_days where day = '2019-01-02'`,
      ),
    ).toEqual([{ table: 'rollup_days', when: '2019-01-02' }])
  })

  it('are not compared while they are still to be made anew', async () => {
    await api.rows(`insert into settings (key, value) values ('owed-counts', 'true')
      on conflict (key) do update set value = excluded.value`)
    expect(await verifyRollups(api.test.services)).toBeUndefined()
    await api.rows(`update settings set value = 'false' where key = 'owed-counts'`)
    expect(await differences()).toEqual([])
  })
})
