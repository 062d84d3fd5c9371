import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { planOf } from '../../../test/plan.ts'
import { lowestId } from '../../platform/ids.ts'
import { idsAfter, removeStray, strayNumbers } from './store.ts'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.drop())

describe('what is looked through beside a large past', () => {
  it.each([
    ['tells of strays', strayNumbers],
    ['takes strays away', removeStray],
  ] as const)('%s by looking up each open row, never all matters', async (_what, ask) => {
    const plan = await planOf(fresh.url, ask)
    expect(plan).toContain('SubPlan')
    expect(plan).not.toContain('Anti Join')
  })

  it('takes of each side no more than a page', async () => {
    const plan = await planOf(fresh.url, (on) => idsAfter(on, lowestId, 200))
    expect(plan.match(/Limit/g)).toHaveLength(3)
  })
})
