import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type DebianServer, debianPrograms, startDebianServer } from '../../../test/debian-server.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { moment } from '../../../test/services.ts'
import { lowestIdAt } from '../ids.ts'
import { asOwner, migrate } from './migrate.ts'
import { ensurePartitions } from './partitions.ts'
import { renewStatistics } from './statistics.ts'

const [day, night] = [moment('2026-03-02 10:00'), moment('2026-03-03 03:00')]

/** What the tests do on a database, whichever server it lies on. */
function placeAt(url: string) {
  const rows = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
    asOwner(url, async (client) => (await client.query<never>(text, values)).rows)
  let filled = 0
  return {
    rows,
    renew: (now: number) => asOwner(url, (client) => renewStatistics(client, now)),
    /** Adds contacts of this month, and analyzes the partitions alone, as autovacuum does. */
    async fill(count: number): Promise<void> {
      await rows(
        `insert into contacts (id, channel, outcome, started_at)
         select ($1 || lpad(to_hex(n), 12, '0'))::uuid, 'phone', 'answered', now() from generate_series($2::int, $3) n`,
        [lowestIdAt(Date.now()).slice(0, 24), filled + 1, filled + count],
      )
      filled += count
      await this.find('contacts')
    },
    async find(table: string): Promise<void> {
      const partitions = await rows<{ name: string }>(
        'select inhrelid::regclass as name from pg_inherits where inhparent = $1::regclass',
        [table],
      )
      for (const { name } of partitions) await rows(`analyze ${name}`)
    },
    /** As after a night long ago. */
    forgetWhen: () => rows(`select pg_stat_reset_single_table_counters('contacts'::regclass)`),
    /** How often contacts and their partitions were analyzed. */
    async times(): Promise<{ parent: number; partitions: number }> {
      const [found] = await rows<{ parent: number; partitions: number }>(
        `select pg_stat_get_analyze_count('contacts'::regclass)::int as parent,
           sum(pg_stat_get_analyze_count(inhrelid))::int as partitions
         from pg_inherits where inhparent = 'contacts'::regclass`,
      )
      return found!
    },
    known: async () => (await rows(`select from pg_stats where tablename = 'contacts' and inherited`)).length,
  }
}

let database: FreshDatabase
let place: ReturnType<typeof placeAt>
beforeEach(async () => {
  database = await freshDatabase()
  place = placeAt(database.url)
})
afterEach(() => database.drop())

describe('statistics of a partitioned table', () => {
  it('are made at any hour where there are none, and not again while they are fresh', async () => {
    await place.fill(100)
    expect(await place.known()).toBe(0)
    expect(await place.renew(day)).toEqual(['contacts'])
    expect(await place.known()).toBeGreaterThan(10)
    expect([await place.renew(day), await place.renew(night)]).toEqual([[], []])
  })

  it('are made anew by day where there are twice as many rows, and not for a few more', async () => {
    await place.fill(100)
    await place.renew(day)
    await place.fill(90)
    expect(await place.renew(day)).toEqual([])
    await place.fill(20)
    expect([await place.renew(day), await place.renew(day)]).toEqual([['contacts'], []])
  })

  it('are made anew by night where they are of another day', async () => {
    await place.fill(100)
    await place.renew(day)
    await place.forgetWhen()
    expect(await place.renew(day)).toEqual([])
    expect([await place.renew(night), await place.renew(night)]).toEqual([['contacts'], []])
  })

  it('are not made of nothing, nor because months are made ahead', async () => {
    await place.find('contacts')
    expect(await place.renew(night)).toEqual([])
    await place.fill(100)
    await place.renew(day)
    const later = Date.now() + 400 * 86_400_000
    await asOwner(database.url, (client) => ensurePartitions(client, later, later))
    expect([await place.renew(day), await place.renew(night)]).toEqual([[], []])
  })

  it('leave the partitions to autovacuum', async () => {
    await place.fill(100)
    const before = await place.times()
    await place.renew(day)
    expect(await place.times()).toEqual({ parent: 1, partitions: before.partitions })
  })

  it('wait for nobody who changes the table: the others are renewed, and this one the next time', async () => {
    await place.fill(100)
    await place.rows(
      `insert into texts (owner_id, id, kind, for_units, for_demander, salt, at)
       select id, id, 'said', false, false, '', now() from contacts`,
    )
    await place.find('texts')
    await asOwner(database.url, async (holder) => {
      await holder.query('begin; lock table contacts in share update exclusive mode')
      await expect(place.renew(day)).rejects.toMatchObject({ code: '55P03' })
    })
    expect([await place.renew(day), await place.renew(day)]).toEqual([['contacts'], []])
  })
})

const programs = debianPrograms()

describe.skipIf(!programs)('on a server of Debian’s (skipped without postgresql)', () => {
  let server: DebianServer
  beforeAll(async () => {
    server = await startDebianServer(programs!)
  }, 60_000)
  afterAll(() => server?.stop())

  it('they are renewed once as well, also where a partition is swept meanwhile', async () => {
    const url = await server.createDatabase('statistics')
    await migrate(url)
    const there = placeAt(url)
    await there.fill(100)
    await asOwner(url, async (holder) => {
      const [month] = await there.rows<{ name: string }>('select distinct tableoid::regclass as name from contacts')
      await holder.query(`begin; lock table ${month!.name} in share update exclusive mode`)
      await expect(there.renew(day)).rejects.toMatchObject({ code: '55P03' })
    })
    expect(await there.known()).toBeGreaterThan(10)
    expect([await there.renew(day), await there.renew(night)]).toEqual([[], []])
  })
})
