import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMatter, type Made } from '../../../test/a-matter.ts'
import { type Api, openApi } from '../../../test/api.ts'
import { shelve } from '../../../test/archived.ts'
import { pagesAsked, recordedOn } from '../../../test/plan.ts'
import { moment } from '../../../test/services.ts'
import { asOwner } from '../../platform/database/migrate.ts'
import type { Database, Shelf } from '../../platform/database/queryable.ts'
import { rebuildProjections } from '../integrity/index.ts'
import { cutByTime } from './index.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const cutAt = async (when: string) => (await cutByTime(api.test.services, { now: moment(when) }))!.matters
const isCut = async ({ no }: Made): Promise<boolean> =>
  (await api.rows('select from cuts where matter_id = (select id from matters where no = $1)', [no])).length > 0
const putOff = async () =>
  (await api.rows<{ at: number }>('select at from cuts_put_off order by at')).map(({ at }) => at)
const closed = async (when: string): Promise<Made> => {
  await api.at(when)
  const made = await aMatter(api, { state: 'closed' })
  await api.runDue()
  return made
}
/** Closes a matter that waits for its demanders to be called back. */
async function callBack({ no }: Made): Promise<void> {
  const clerk = await api.as('callback_clerk')
  for (const { id: participant } of (await clerk.view(no)).participants)
    await clerk.do(no, 'recordCallback', { participant, reached: true, solved: 'yes', rating: 5 })
  await api.runDue()
}

describe('what a day of cuts looks at', () => {
  const idOfHex = `(substr(hex, 1, 8) || '-' || substr(hex, 9, 4) || '-7000-8000-000000000000')::uuid`
  /** Row by row a second later, as the first half of an id has it. */
  const momentAsHex = `cross join lateral (select timestamptz '2026-01-05T00:00:00Z' + n * interval '1 s' as at) t
    cross join lateral (select lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') as hex) h`
  const fill = (count: number) =>
    api.rows(
      `with filled as (
         insert into matters (id, no, state, closing, type, urgency, channel, confidential, sealed, registered_at, closed_at,
           version, rule_set, head, body)
         select ${idOfHex}, 'past-' || n, 'closed', 'resolved', 'help', 'general', 'web', false, false, at, at, 1, 1, '\\x', '{}'
         from generate_series(1, $1) n ${momentAsHex}
         returning id)
       insert into cuts (matter_id, at) select id, '2031-02-01T00:00:00Z' from filled`,
      [count],
    )
  const pagesAt = async (when: string): Promise<number> => {
    const { db, asked } = recordedOn(api.test.services.db)
    await cutByTime({ ...api.test.services, db }, { now: moment(when) })
    expect(asked.length).toBeGreaterThan(3)
    return pagesAsked(db.url, asked)
  }

  it('is each contact once, however many wait for a call-back before it', async () => {
    await api.rows(
      `with filled as (
         insert into contacts (id, channel, outcome, started_at)
         select ${idOfHex}, 'phone', 'abandoned', at from generate_series(1, 3600) n ${momentAsHex} returning id)
       insert into callback_tasks (contact_id, state, phone_hash, due_at, warn_at, rule_set, most_tries)
       select id, 'open', id::text::bytea, now(), now(), 1, 3 from (select id from filled order by id limit 3000) waiting`,
    )
    await api.rows('vacuum analyze contacts, callback_tasks')
    const { db, asked } = recordedOn(api.test.services.db)
    expect(await cutByTime({ ...api.test.services, db }, { now: moment('2031-02-01 10:00') })).toMatchObject({
      contacts: 600,
    })
    const pages = asked.filter(({ text }) => text.includes('callback_tasks'))
    expect(pages).toHaveLength(4)
    const [first = 0, ...others] = await Promise.all(pages.map((one) => pagesAsked(db.url, [one])))
    expect(first).toBeGreaterThan(3_000)
    expect(Math.max(...others)).toBeLessThan(first / 10)
    await api.rows('truncate contacts, callback_tasks cascade')
  })

  it('is what became due since the day before, however much was cut in the past', async () => {
    await cutAt('2031-02-01 10:00')
    const without = await pagesAt('2031-02-02 10:00')
    await fill(5_000)
    await api.rows('analyze matters, cuts')
    await api.rows(`delete from settings where key = 'cuts'`)
    expect(await pagesAt('2031-02-03 10:00')).toBeGreaterThan(without + 5_000)
    expect(await pagesAt('2031-02-04 10:00')).toBeLessThanOrEqual(without + 20)
    await api.rows('truncate matters, cuts, settings')
  })
})

describe('a matter that is passed over', () => {
  it('because somebody holds it is cut by the next run', async () => {
    const made = await closed('2026-03-02 10:00')
    await asOwner(api.test.services.db.url, async (holder) => {
      await holder.query('begin')
      await holder.query('select from matters where no = $1 for update', [made.no])
      expect(await cutAt('2031-03-08 10:00')).toBe(0)
    })
    expect(await cutAt('2031-03-08 11:00')).toBe(1)
    expect([await isCut(made), await putOff()]).toEqual([true, []])
  })

  it('because it went into one that is needed is cut once that one is done and as old', async () => {
    await api.at('2026-03-02 10:00')
    const into = await aMatter(api, { state: 'callback' })
    const source = await aMatter(api, { state: 'dispatching' })
    await (await api.as('dispatcher')).do(source.no, 'merge', { into: into.no })
    await api.runDue()
    expect(await cutAt('2031-03-09 10:00')).toBe(0)
    expect(await putOff()).toEqual([moment('2026-03-02 10:00')])

    await api.at('2026-03-05 10:00')
    await callBack(into)
    expect(await cutAt('2031-03-05 10:00')).toBe(0)
    expect(await putOff()).toEqual([moment('2026-03-05 10:00')])
    expect(await cutAt('2031-03-06 10:00')).toBe(2)
    expect([await isCut(source), await isCut(into), await putOff()]).toEqual([true, true, []])
  })

  it('is found again where its month was put away meanwhile', async () => {
    const made = await closed('2026-04-02 10:00')
    await asOwner(api.test.services.db.url, async (holder) => {
      await holder.query('begin')
      await holder.query('select from matters where no = $1 for update', [made.no])
      expect(await cutAt('2031-04-08 10:00')).toBe(0)
    })
    await shelve(api, '2026_04', 'archive')
    expect(await cutAt('2031-04-09 10:00')).toBe(1)
    expect(await putOff()).toEqual([])
  })
})

describe('what is closed before the day up to which all was cut', () => {
  it('is cut where it came in since, with a past of years', async () => {
    await cutAt('2031-08-01 10:00')
    const made = await closed('2026-05-04 10:00')
    expect(await cutAt('2031-08-02 10:00')).toBe(1)
    expect(await isCut(made)).toBe(true)
  })

  it('is cut where it came in behind a run that was under way', async () => {
    let made: Made | undefined
    const { services } = api.test
    const enter = async () => {
      made ??= await closed('2026-05-05 10:00')
    }
    let shelf: Shelf = 'attached'
    // The archive is looked at when the attached months have been gone through.
    const transaction: Database['transaction'] = (run) =>
      services.db.transaction((tx) =>
        run({
          ...tx,
          lookOn(next) {
            shelf = next
            tx.lookOn(next)
          },
          async query(...asked) {
            if (shelf === 'archive') await enter()
            return tx.query(...asked)
          },
        }),
      )
    const db = { ...services.db, transaction }
    await cutByTime({ ...services, db }, { now: moment('2031-09-01 10:00') })
    expect(await isCut(made!)).toBe(false)
    expect(await cutAt('2031-09-02 10:00')).toBe(1)
  })

  it('is cut where its row stood wrong until it was made again', async () => {
    const made = await closed('2026-09-10 10:00')
    await api.rows(`update matters set closed_at = null where no = $1`, [made.no])
    expect(await cutAt('2031-10-01 10:00')).toBe(0)
    await rebuildProjections(api.test.services, () => undefined)
    expect(await cutAt('2031-10-02 10:00')).toBe(1)
  })

  it('is cut where the clock stood too far ahead that day', async () => {
    await api.at('2026-10-11 10:00')
    const made = await aMatter(api, { state: 'callback' })
    await api.runDue()
    for (const when of ['2050-01-01 10:00', '2026-10-11 11:00']) await cutAt(when)
    await api.at('2026-10-12 10:00')
    await callBack(made)
    expect([await cutAt('2031-10-12 10:00'), await cutAt('2031-10-14 10:00')]).toEqual([0, 1])
    expect(await isCut(made)).toBe(true)
  })
})
