import type { ServerResponse } from 'node:http'
import type { WorkList } from 'contract/matter-items'
import type { Staff } from 'core/access'
import { type Loop, startLoop } from '../../platform/loop.ts'
import { readNews } from '../../platform/news.ts'
import { Problem } from '../../platform/problem.ts'
import type { City, Language, Services } from '../../platform/services.ts'
import { openEar } from './store.ts'
import { beatAll, isGone, type Stream, write } from './streams.ts'
import { toldBy } from './told.ts'
import type { Readings } from './watched/board.ts'
import { sightOf } from './watched/sight.ts'
import { createWatch } from './watched/watch.ts'

/** Streams one node carries; the city's staff at work at once is 1,500. */
const maxStreams = 2_000
/** Milliseconds: how often an idle stream is kept alive. */
const longestQuiet = 25_000

const refresh = 'event: refresh\ndata: {}\n\n'

/** Who opens a stream, and what it is to keep fresh before him; without `lists` it tells him what changes and no more. */
export interface Wish {
  staff: Staff
  lists?: readonly WorkList[] | undefined
  language: Language
}

/** The streams of a node, and its one connection that listens to what other nodes tell. `onSessions`: what is remembered of them is to be read anew. */
export interface Hub {
  /** Begins to listen; resolves at once. */
  start(): void
  /**
   * Tells a reader what changes on his lists until he goes. `open` begins the answer, head first. Throws `unavailable`
   * before that when the node carries enough.
   */
  join(wish: Wish, open: () => ServerResponse): void
  /** How many streams it carries now. */
  size(): number
  /** Ends all streams and stops listening. */
  close(): Promise<void>
}

type Given = Pick<Services, 'db' | 'log'> & {
  city: Pick<City, 'organizers' | 'refresh'>
  readings: Readings
  limit?: number
  heartbeat?: number
  onSessions?: () => void
}

export function createHub({
  db,
  city,
  log,
  readings,
  limit = maxStreams,
  heartbeat = longestQuiet,
  onSessions = () => undefined,
}: Given): Hub {
  const streams = new Set<Stream>()
  /** News are numbered as they are heard, so that a reader knows what his screen stands for. */
  let newest = 0
  const watch = createWatch({ readings, log, newest: () => newest })
  const loops: Loop[] = []
  let hasListened = false
  let cityAsked = 0
  let isCityStale = false
  let isClosed = false

  const toAll = (text: string) => {
    for (const stream of streams) write(stream, text)
  }
  /** Lets readers go; their browsers come back and show again who they are. */
  const letGo = (whom: (stream: Stream) => boolean) => {
    for (const stream of streams) if (whom(stream)) stream.response.end()
  }

  /** What could not be read is read with one of the next beats. */
  async function readCity(): Promise<void> {
    isCityStale = true
    const asked = ++cityAsked
    try {
      await city.refresh()
      if (asked === cityAsked) isCityStale = false
      watch.hearAll()
    } catch {
      log.warn({ loop: 'hub' }, 'the lists of the city could not be read again; it is tried again')
    }
  }

  function hear(text: string | undefined): void {
    const news = readNews(text)
    if (!news) return
    newest += 1
    if (news.city) void readCity()
    if (news.sessions !== undefined) {
      onSessions()
      letGo(({ staff }) => staff.account === news.sessions)
    }
    if (news.missed) {
      toAll(refresh)
      watch.hearAll()
    }
    const told = toldBy(news, { city, id: newest })
    for (const stream of streams) write(stream, told.textFor(stream.staff))
    watch.hear(told.listsOf)
  }

  /** What was said while nobody listened was heard by nobody: it may have been whose rights have changed, or which lists. */
  function heardNothing(): void {
    newest += 1
    onSessions()
    void readCity()
    if (hasListened) letGo(() => true)
    else toAll(refresh)
    hasListened = true
    watch.hearAll()
  }

  /** One life of the listening connection. */
  async function listen(signal: AbortSignal): Promise<number> {
    const ear = await openEar(db, hear)
    const end = () => ear.end()
    signal.addEventListener('abort', end)
    if (signal.aborted) end()
    const checks = setInterval(() => ear.check().catch(end), heartbeat)
    try {
      heardNothing()
      await ear.lost
      return 0
    } finally {
      clearInterval(checks)
      signal.removeEventListener('abort', end)
    }
  }

  function beat(): void {
    beatAll(streams)
    watch.beat()
    if (isCityStale) void readCity()
  }

  return {
    start() {
      const beats = setInterval(beat, heartbeat)
      loops.push({ close: async () => clearInterval(beats) }, startLoop('hub', log, listen))
    },
    join({ staff, lists, language }, open) {
      if (isClosed || streams.size >= limit) throw new Problem('unavailable', { retryAfter: 10 })
      const response = open()
      // Who left while it was found out who he is has closed already, and is not told of again.
      if (isGone(response)) return
      const stream: Stream = { staff, response, since: performance.now(), watches: lists !== undefined }
      streams.add(stream)
      response.on('close', () => streams.delete(stream))
      response.on('error', () => response.destroy())
      write(stream, `retry: 3000\n\n${refresh}`)
      if (!lists) return
      const leave = watch.join(sightOf(staff, language), { lists, write: (text) => write(stream, text) })
      response.on('close', leave)
    },
    size: () => streams.size,
    async close() {
      isClosed = true
      watch.close()
      letGo(() => true)
      await Promise.all(loops.map((loop) => loop.close()))
    },
  }
}
