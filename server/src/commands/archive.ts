import { dayOf, type Instant } from 'core/calendar'
import { type Listed, listMonths, putAway, takeBack, wordsOf } from '../features/archive/index.ts'
import { withServices } from '../open-services.ts'
import { monthOf } from '../platform/database/archive.ts'
import { runCommand } from '../platform/process.ts'
import { StartRefusal } from '../platform/refusal.ts'
import type { Services } from '../platform/services.ts'

const usage =
  'Use: npm run archive -- list, npm run archive -- put MONTH, npm run archive -- put --older-than N (months), or npm run archive -- get MONTH'

/** `npm run archive`: puts old months away, reads them again, and tells which lie where; while the product runs or not. */
await runCommand(({ config, url, args: [verb, what, count, ...rest] }) =>
  withServices(config, url, async (services) => {
    const now = await services.clock.now()
    if (rest.length > 0) throw new StartRefusal(usage)
    if (verb === 'list' && what === undefined) return showAll(await listMonths(services, now))
    if (verb === 'put' && what === '--older-than') return putOlder(services, Number(count), now)
    if (what === undefined || count !== undefined) throw new StartRefusal(usage)
    if (verb === 'put') await timed(`${what} is in the archive`, () => putAway(services, what, now))
    else if (verb === 'get') await timed(`${what} is attached`, () => takeBack(services, what))
    else throw new StartRefusal(usage)
    return 0
  }),
)

async function timed(done: string, run: () => Promise<void>): Promise<void> {
  const started = Date.now()
  await run()
  console.log(`${done}, after ${((Date.now() - started) / 1000).toFixed(1)} s`)
}

function showAll(months: readonly Listed[]): number {
  for (const month of months) {
    const size = `${(month.bytes / 2 ** 20).toFixed(1)} MB`
    const state = month.unripe ? `attached; ${wordsOf(month.unripe)}` : month.shelf
    console.log(`${monthOf(month).padEnd(8)} ${size.padStart(12)}  ${state}`)
  }
  return 0
}

/** Months that ended so many months ago; those that are not ripe are named and left, with exit code 1. */
async function putOlder(services: Services, months: number, now: Instant): Promise<number> {
  if (!Number.isInteger(months) || months < 1) throw new StartRefusal(usage)
  const [year = 0, month = 1] = dayOf(now).split('-').map(Number)
  const limit = dayOf(Date.UTC(year, month - 1 - months, 1))
  let left = 0
  for (const one of await listMonths(services, now)) {
    if (one.shelf === 'archive' || dayOf(one.to) > limit) continue
    if (one.unripe) {
      console.log(`${monthOf(one)} stays attached: ${wordsOf(one.unripe)}.`)
      left += 1
    } else await timed(`${monthOf(one)} is in the archive`, () => putAway(services, monthOf(one), now))
  }
  return left === 0 ? 0 : 1
}
