import type { Queryable } from '../../platform/database/queryable.ts'
import { errorName, type Loop, oneAtATime, startLoop, untilAborted } from '../../platform/loop.ts'
import { notificationsOf, tellNodes } from '../../platform/news.ts'
import type { OutboxRow } from '../../platform/outbox.ts'
import type { City, Services } from '../../platform/services.ts'
import { accessHeadWriter, chainAccess } from '../access/index.ts'
import { keepNotices } from '../notices/index.ts'
import { keepEntered, keepSpokenOf } from '../retention/index.ts'
import { addToRollups } from '../rollups/index.ts'
import { cutterOf, keepWords } from '../search/index.ts'
import { type AnchorWriter, addToHeads, anchorWriter, headsOf } from './anchors.ts'
import { makeMissingMonths } from './missing-months.ts'
import { batchSize, portions } from './portions.ts'
import { reach } from './reach.ts'
import { findRest, markRefused, openRelaySession, type RelaySession, takeRows } from './store.ts'

/** Milliseconds between looks at the outbox: while there is work, at most when there is none, and as long as another node is the relay. */
const waits = { busy: 100, idle: 500, standBy: 1_000, elsewhere: 50 }

/** Does what follows from commits: anchors, the access log, the counts, the words and news for the streams, each row once. One node does it at a time. */
export interface Relay {
  start(): void
  /**
   * Resolves when the outbox is empty, whoever empties it. Throws where only rows are left that were refused, unless these may be
   * left. Works whether or not the relay was started.
   */
  drain(refused?: 'left'): Promise<void>
  /** Writes the last heads out and gives the work to another node. */
  close(): Promise<void>
}

interface RelayParts extends Pick<Services, 'db' | 'keys' | 'log'> {
  dataDir: string
  city: Pick<City, 'profile' | 'all' | 'find'>
}

type CrewParts = Pick<RelayParts, 'db' | 'keys' | 'city' | 'log'>

export function createRelay({ db, keys, city, dataDir, log }: RelayParts): Relay {
  const crew = relayCrew({ db, keys, city, log }, [anchorWriter(dataDir, log), accessHeadWriter(dataDir, log)])
  let loop: Loop | undefined
  return {
    start() {
      let idle = waits.busy
      // The dictionary is loaded before anybody waits for it.
      cutterOf(city)
      loop ??= startLoop('relay', log, async () => {
        const taken = await crew.work()
        if (taken === 'elsewhere') return waits.standBy
        idle = taken > 0 ? waits.busy : Math.min(idle * 2, waits.idle)
        return taken === batchSize ? 0 : idle
      })
    },
    async drain(allowed) {
      for (;;) {
        const { waits: others, refused } = await findRest(db, crew.aside())
        if (!others && refused && !allowed) throw new Error('entries of the outbox are refused')
        if (!others) return
        if ((await crew.work('whole')) === 'elsewhere') await untilAborted(waits.elsewhere)
      }
    },
    async close() {
      await loop?.close()
      loop = undefined
      await crew.leave()
    },
  }
}

/** Holds the connection that makes this node the relay, and opens another when it is lost. */
function relayCrew({ db, log, ...parts }: CrewParts, writers: readonly AnchorWriter[]) {
  const inTurn = oneAtATime()
  const portion = portions(log, (id) => markRefused(db, id))
  const reached = reach()
  let session: RelaySession | undefined
  let leads = false

  async function end(): Promise<void> {
    const ended = session
    session = undefined
    leads = false
    reached.forget()
    await ended?.end()
  }

  async function work(look?: 'whole'): Promise<number | 'elsewhere'> {
    if (session?.isLost) await end()
    if (look) reached.forget()
    let rows: OutboxRow[] = []
    try {
      session ??= await openRelaySession(db)
      leads ||= await session.tryLock()
      if (!leads) return 'elsewhere'
      await session.transaction(async (tx) => {
        rows = await takeRows(tx, { limit: portion.size(), aside: portion.aside(), from: reached.from() })
        await handOn(tx, rows, parts)
      })
      portion.grow()
      reached.took(rows)
      await flush(session)
    } catch (error) {
      await end()
      if (!(await makeMissingMonths(db, error, rows)) && !(await portion.shrink(rows, error))) throw error
    }
    return rows.length
  }

  /** Where heads cannot be written out the rest goes on: they are written with a later batch. */
  async function flush(on: RelaySession, when?: 'now'): Promise<void> {
    for (const writer of writers)
      try {
        await writer.flush(on, when)
      } catch (error) {
        if (on.isLost) throw error
        log.warn(
          { loop: 'relay', error: errorName(error) },
          'where histories end could not be written out; it is tried again',
        )
      }
  }

  async function leave(): Promise<void> {
    try {
      if (session && leads && !session.isLost) await flush(session, 'now')
    } finally {
      await end()
    }
  }

  return {
    /** Rows that are left alone for a while. */
    aside: portion.aside,
    /**
     * Takes one batch, or finds what keeps it from being taken. Answers how many rows it was, or that another node is the relay.
     * `whole`: from the bottom of the outbox, wherever the last batch ended.
     */
    work: (look?: 'whole') => inTurn(() => work(look)),
    leave: () => inTurn(leave),
  }
}

/** What follows from each row is done in the transaction that deletes it: nothing is lost, nothing counts twice. */
async function handOn(tx: Queryable, rows: readonly OutboxRow[], { keys, city }: Omit<CrewParts, 'db' | 'log'>) {
  if (rows.length === 0) return
  await addToHeads(tx, headsOf(rows))
  await chainAccess(tx, keys, rows)
  await keepNotices(tx, rows)
  await addToRollups(tx, city, rows)
  await keepWords(tx, city, rows)
  await keepSpokenOf(tx, rows)
  await keepEntered(tx, rows)
  for (const text of notificationsOf(rows)) await tellNodes(tx, text)
}
