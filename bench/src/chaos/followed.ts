import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { countsFromScratch, keptCounts } from '../../../server/test/counted.ts'
import type { Told } from './senders.ts'
import type { Stage } from './stage.ts'

/** How often something is there, by the number of its matter. */
export type Times = ReadonlyMap<string, number>

/** What has followed from the commits, once nothing waits any more. */
export interface Followed {
  /** Whether something still waited when the time for it was over. */
  waits: boolean
  /** Whether the counts that are kept are those that the tables give. */
  isCounted: boolean
  /** Notices of what has become critical. */
  notices: Times
  /** Entries of the access log that say whose acceptance told a dispatcher who the demander is. */
  entries: Times
}

/** Milliseconds in which the product has to catch up. */
const patience = 60_000
const between = 200

/** Waits until the outbox is empty, and reads what it came to. */
export async function readFollowed(rows: Stage['rows']): Promise<Followed> {
  const isWaiting = async () => (await rows('select from outbox limit 1')).length > 0
  const until = performance.now() + patience
  while ((await isWaiting()) && performance.now() < until) await sleep(between)

  const times = async (sql: string): Promise<Times> =>
    new Map((await rows<{ no: string; n: number }>(sql)).map(({ no, n }) => [no, n]))
  return {
    waits: await isWaiting(),
    isCounted: isDeepStrictEqual(await keptCounts(rows), await countsFromScratch(rows)),
    notices: await times(
      `select matter_no as no, count(*)::int as n from notices where kind = 'critical' group by matter_no`,
    ),
    entries: await times(
      `select matter_no as no, count(*)::int as n from access_log where facts ->> 'call' = 'acceptMatter' group by matter_no`,
    ),
  }
}

/**
 * What of it is not as it has to be. Each acceptance makes its matter critical, of which the dispatchers are told once; it is entered once, and
 * once more at most for each time that it was asked for again, since every answer tells who the demander is.
 */
export function faultsOf(
  { waits, isCounted, notices, entries }: Followed,
  { accepted }: Pick<Told, 'accepted'>,
): string[] {
  const all = [...accepted]
  const faults = {
    'something waits': waits,
    counts: !isCounted,
    notices: notices.size !== all.length || all.some(([no]) => notices.get(no) !== 1),
    'access log': all.some(([no, asked]) => !isBetween(1, entries.get(no) ?? 0, asked)) || entries.size !== all.length,
  }
  return Object.entries(faults).flatMap(([what, isWrong]) => (isWrong ? [what] : []))
}

const isBetween = (least: number, n: number, most: number): boolean => least <= n && n <= most
