import type { AccessLogQuery } from 'contract/access'
import { dayOf } from 'core/calendar'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { pagesOf, planOf } from '../../../test/plan.ts'
import { asOwner } from '../../platform/database/migrate.ts'
import { lowestIdAt } from '../../platform/ids.ts'
import { findEntries, revealsSince } from './log-store.ts'

const now = Date.now()
const count = 40_000

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await asOwner(database.url, async (client) => {
    await client.query(
      `insert into access_log (id, seq, at, account, kind, matter_no, facts, hash, hash_version)
       select ($1 || lpad(to_hex(n), 12, '0'))::uuid, n, now(),
         case when n in (7, 8, 9) then 'rarely' else 'often-' || n % 4 end,
         case when n in (8, 11) then 'export' when n in (12, 16) then 'reveal' when n % 100 = 9 then 'search' else 'read' end,
         lpad((n % 5000)::text, 13, '0'), '{}', '', 1
       from generate_series(1, $2) as n`,
      [lowestIdAt(now).slice(0, 24), count],
    )
    await client.query('vacuum analyze access_log')
  })
})
afterAll(() => database.drop())

/** The places in the chain of what is found, and how many pages were looked at for it. */
async function look(asked: AccessLogQuery, limit = 51): Promise<{ found: number[]; pages: number }> {
  let found: number[] = []
  const pages = await pagesOf(database.url, async (on) => {
    found = (await findEntries(on, asked, limit)).map(({ seq }) => seq)
  })
  return { found, pages }
}

describe('of a log of reads nobody walks the whole', () => {
  it.each<[string, AccessLogQuery, number[]]>([
    ['of a rare kind', { kind: 'export' }, [11, 8]],
    ['of a kind that there is none of', { kind: 'cut' }, []],
    ['of a rare kind on a day', { kind: 'export', day: dayOf(now) }, [11, 8]],
    ['of an account that reads much, of a rare kind', { account: 'often-0', kind: 'reveal' }, [16, 12]],
    ['of an account that reads much and never searches', { account: 'often-2', kind: 'search' }, []],
    ['of an account that does little', { account: 'rarely' }, [9, 8, 7]],
    ['of an account that does little, of one kind', { account: 'rarely', kind: 'read' }, [7]],
    ['of a matter, of a rare kind', { matter: '0000000000012', kind: 'reveal' }, [12]],
    ['of a matter and an account', { matter: '0000000000008', account: 'rarely' }, [8]],
  ])('for what is %s', async (_, asked, expected) => {
    const { found, pages } = await look(asked)
    expect(found).toEqual(expected)
    expect(pages).toBeLessThan(100)
  })

  it('for the newest of an account of many kinds', async () => {
    const ofAccount = Array.from({ length: 51 }, (_, back) => count - 3 - 4 * back)
    const { found, pages } = await look({ account: 'often-1' })
    expect(found).toEqual(ofAccount)
    expect(pages).toBeLessThan(300)
  })

  it('whichever kind a plan is made for', async () => {
    const plan = await planOf(database.url, (on) => findEntries(on, { kind: 'rights' }, 51))
    expect(plan).toContain('_kind_id_idx')
    expect(plan).not.toMatch(/Sort|Seq Scan|Filter/)
  })

  it('for how many persons an account has revealed', async () => {
    let found: unknown
    const pages = await pagesOf(database.url, async (on) => {
      found = await revealsSince(on, ['often-0', 'often-2'], now - 3_600_000)
    })
    expect(found).toEqual([{ account: 'often-0', count: 2 }])
    expect(pages).toBeLessThan(30)
  })
})

it('those of an account go on below an entry', async () => {
  expect(await look({ account: 'rarely', cursor: `${lowestIdAt(now).slice(0, 24)}000000000009` })).toMatchObject({
    found: [8, 7],
  })
  expect((await look({ account: 'rarely' }, 2)).found).toEqual([9, 8])
})
