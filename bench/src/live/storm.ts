import { setTimeout as sleep } from 'node:timers/promises'
import { organizers } from '../../../server/src/demo/index.ts'
import type { Supervised } from '../chaos/supervised.ts'
import { percentile } from '../figures.ts'
import type { Ground } from '../ground.ts'
import { crewsOf, startSteady } from '../steady.ts'
import type { Hall } from './hall.ts'
import type { Missed } from './ledger.ts'

/** What became of all streams cut at once, while commands went on. Times are milliseconds from the cut. */
export interface Storm {
  name: 'connections cut' | 'node killed'
  cut: number
  backAfter: number
  /** Until the last screen had read its list and counts again, and until 95 of 100 had. */
  readAfter: number
  readP95: number
  /** Answers that were neither a stream nor a list, by status; 0 for none. */
  refusals: Map<number, number>
  /** Commands that neither the stream told a reader nor his reading afterwards can have shown him. */
  missed: number
}

interface Scene {
  hall: Hall
  ground: Ground
  product: Supervised
  perSecond: number
}

/** Milliseconds of commands before the cut and after the return, and how long a return may take. */
const calm = 5_000
const patience = 120_000

export async function storm(name: Storm['name'], { hall, ground, product, perSecond }: Scene): Promise<Storm> {
  const cut = hall.readers.length
  hall.returns.clear()
  hall.refusals.clear()
  const units = organizers.filter(({ parent }) => parent === null).map(({ id }) => id)
  const crews = await crewsOf(ground.services, units)
  const steady = startSteady({ port: product.port, perSecond, crews, onChange: hall.ledger.note })
  await sleep(calm)

  const cutAt = performance.now()
  if (name === 'node killed') product.kill()
  else for (const reader of hall.readers) reader.cut()
  const isOver = () =>
    hall.returns.size === cut && [...hall.returns.values()].every(({ readAt }) => readAt !== undefined)
  while (!isOver() && performance.now() - cutAt < patience) await sleep(50)
  await sleep(calm)
  const own = new Set(await steady.stop())
  await sleep(calm)

  const returns = [...hall.returns.values()]
  const reads = returns.map(({ readAt = Number.POSITIVE_INFINITY }) => readAt - cutAt)
  const isShown = ({ reader, given: { no, answeredAt, at, retries }, byOthers }: Missed): boolean => {
    // The stream told it to others, and this reader's list was read after that: he came between the two.
    if (byOthers && hall.stands(reader, no!)) return true
    const openAt = hall.returns.get(reader)?.openAt ?? Number.NEGATIVE_INFINITY
    // A command sent again may have been done before the node died: the one who asks only heard of it later.
    return retries > 0 ? at < openAt : answeredAt! <= openAt
  }
  const missed = hall.ledger.missed().filter((one) => own.has(one.given) && !isShown(one)).length
  return {
    name,
    cut,
    backAfter:
      returns.length === cut ? Math.max(...returns.map(({ openAt }) => openAt)) - cutAt : Number.POSITIVE_INFINITY,
    readAfter: Math.max(...reads),
    readP95: percentile(reads, 0.95),
    refusals: new Map(hall.refusals),
    missed,
  }
}
