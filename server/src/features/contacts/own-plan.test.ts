import { afterAll, beforeAll, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { pagesOf } from '../../../test/plan.ts'
import { asOwner } from '../../platform/database/migrate.ts'
import { lowestIdAt } from '../../platform/ids.ts'
import { contactsOf } from './store.ts'

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await asOwner(database.url, async (client) => {
    await client.query(
      `insert into contacts (id, channel, outcome, started_at, account)
       select ($1 || lpad(to_hex(n), 12, '0'))::uuid, 'phone', 'answered', now(),
         case when n in (1, 9000) then 'seldom' else 'often-' || n % 20 end
       from generate_series(1, 20000) as n`,
      [lowestIdAt(Date.now()).slice(0, 24)],
    )
    await client.query('analyze contacts')
  })
})
afterAll(() => database.drop())

it('the contacts of an account are found without walking those of the city', async () => {
  let found: string[] = []
  const from = lowestIdAt(Date.now() - 7 * 86_400_000)
  const below = lowestIdAt(Date.now() + 86_400_000)
  const pages = await pagesOf(database.url, async (on) => {
    found = (await contactsOf(on, { account: 'seldom', from, below, limit: 51 })).map(({ id }) => id.slice(-4))
  })
  expect(found).toEqual(['2328', '0001'])
  expect(pages).toBeLessThan(30)
})
