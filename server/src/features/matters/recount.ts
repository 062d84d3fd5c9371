import { type Calendar, type Instant, startOfDay } from 'core/calendar'
import { momentFor, movedClocks } from 'core/matter'
import { lowestId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { lockMatterById, mattersWithClocks, mattersWithProvisionalClocks } from './store.ts'
import { contextFor, Work } from './work.ts'

const pageSize = 200

/** The first moment of which no list of holidays tells. */
const listedUntil = ({ years }: Calendar): Instant =>
  startOfDay(`${Math.max(...Object.keys(years).map(Number)) + 1}-01-01`)

/**
 * Counts running clocks again by the calendar in force, one matter a transaction: `provisional` ones when a year's list
 * is new, `all` when a list was changed, `settled` for provisional ones that are due in years whose list is known: there
 * are none but where a node had not heard of it. What moves is written as an event of the system. Answers how many matters moved.
 */
export async function recountClocks(services: Services, which: 'provisional' | 'settled' | 'all'): Promise<number> {
  const { db, city } = services
  const dueBefore = which === 'settled' ? listedUntil(city.calendar) : undefined
  const pageAfter = (after: string) =>
    which === 'all'
      ? mattersWithClocks(db, { after, limit: pageSize })
      : mattersWithProvisionalClocks(db, { after, limit: pageSize, dueBefore })
  let moved = 0
  for (let after = lowestId; ; ) {
    const ids = await pageAfter(after)
    for (const id of ids) if (await recount(services, id)) moved += 1
    if (ids.length < pageSize) return moved
    after = ids.at(-1)!
  }
}

function recount(services: Services, id: string): Promise<boolean> {
  return services.db.transaction(async (tx) => {
    tx.readAs('centre')
    const stored = await lockMatterById(tx, id)
    if (!stored) return false
    const now = momentFor(await services.clock.now(tx), stored.matter)
    const work = new Work(services, stored)
    const { calendar } = services.city
    if (movedClocks(work.matter, calendar).length === 0) return false
    const context = contextFor(services, { matter: work.matter, actor: { kind: 'system' }, now })
    const refusal = work.take({ name: 'recount', body: { calendar: calendar.version } }, { context })
    if (refusal) throw new Error(`clocks of a matter could not be counted again: ${refusal.code}`)
    await work.save(tx)
    return true
  })
}
