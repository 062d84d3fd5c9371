import type { ServerResponse } from 'node:http'
import type { MatterChange } from 'contract/live'
import type { Staff } from 'core/access'
import { type Loop, startLoop } from '../../platform/loop.ts'
import { type MatterNotice, type News, readNews } from '../../platform/news.ts'
import { Problem } from '../../platform/problem.ts'
import type { City, Services } from '../../platform/services.ts'
import { concernedLists } from './concern.ts'
import { openEar } from './store.ts'

/** Streams one node carries; the city's staff at work at once is 1,500. */
const maxStreams = 2_000
/** Bytes that may wait for a reader before he is taken to be gone. */
const maxUnsent = 64 * 1024
/** Milliseconds: how often an idle stream is kept alive, and how long one may live before the reader must show again who he is. */
const heartbeat = 25_000
const longestStream = 15 * 60_000

const refresh = 'event: refresh\ndata: {}\n\n'
const told = 'event: notice\ndata: {}\n\n'

interface Stream {
  staff: Staff
  response: ServerResponse
  since: number
}

/** The streams of a node, and its one connection that listens to what other nodes tell. `onSessions`: what is remembered of them is to be read anew. */
export interface Hub {
  /** Begins to listen; resolves at once. */
  start(): void
  /**
   * Tells a reader what changes on his lists until he goes. `open` begins the answer, head first. Throws `unavailable`
   * before that when the node carries enough.
   */
  join(staff: Staff, open: () => ServerResponse): void
  /** How many streams it carries now. */
  size(): number
  /** Ends all streams and stops listening. */
  close(): Promise<void>
}

type Given = Pick<Services, 'db' | 'log'> & { city: Tree; limit?: number; onSessions?: () => void }
type Tree = Pick<City, 'organizers' | 'refresh'>

export function createHub({ db, city, log, limit = maxStreams, onSessions = () => undefined }: Given): Hub {
  const streams = new Set<Stream>()
  const toAll = (text: string) => {
    for (const stream of streams) write(stream, text)
  }
  const loops: Loop[] = []
  let isClosed = false

  function hear(text: string | undefined): void {
    const news = readNews(text)
    if (!news) return
    if (news.city)
      city.refresh().catch(() => log.warn({ loop: 'hub' }, 'the lists of the city could not be read again'))
    if (news.sessions) onSessions()
    if (news.missed) toAll(refresh)
    const told = tellerOf(news, city)
    for (const stream of streams) write(stream, told(stream.staff))
  }

  /** One life of the listening connection. What was said before it began was heard by nobody. */
  async function listen(signal: AbortSignal): Promise<number> {
    const ear = await openEar(db, hear)
    const end = () => ear.end()
    signal.addEventListener('abort', end)
    if (signal.aborted) end()
    const checks = setInterval(() => ear.check().catch(end), heartbeat)
    try {
      toAll(refresh)
      await ear.lost
      return 0
    } finally {
      clearInterval(checks)
      signal.removeEventListener('abort', end)
    }
  }

  return {
    start() {
      const beat = setInterval(() => beatAll(streams), heartbeat)
      loops.push({ close: async () => clearInterval(beat) }, startLoop('hub', log, listen))
    },
    join(staff, open) {
      if (isClosed || streams.size >= limit) throw new Problem('unavailable', { retryAfter: 10 })
      const response = open()
      const stream = { staff, response, since: Date.now() }
      streams.add(stream)
      response.on('close', () => streams.delete(stream))
      response.on('error', () => response.destroy())
      write(stream, `retry: 3000\n\n${refresh}`)
    },
    size: () => streams.size,
    async close() {
      isClosed = true
      for (const { response } of streams) response.end()
      await Promise.all(loops.map((loop) => loop.close()))
    },
  }
}

/** What to write to a member of staff. Most share role and organizer with others, so each text is made once. */
function tellerOf({ matters, notices = [] }: News, { organizers }: Tree): (staff: Staff) => string {
  const texts = new Map<string, string>()
  const changeFor = (staff: Staff, notice: MatterNotice): MatterChange => ({
    no: notice.no,
    lists: concernedLists(staff, notice, organizers),
  })
  return (staff) => {
    const kind = `${staff.organizer}/${staff.roles.join()}/${staff.recused?.join() ?? ''}`
    let text = texts.get(kind)
    if (text === undefined) {
      text = matters
        .map((notice) => changeFor(staff, notice))
        .filter(({ lists }) => lists.length > 0)
        .map((change) => `event: matter\ndata: ${JSON.stringify(change)}\n\n`)
        .join('')
      if (staff.roles.some((role) => notices.includes(role))) text += told
      texts.set(kind, text)
    }
    return text
  }
}

function beatAll(streams: ReadonlySet<Stream>): void {
  const now = Date.now()
  for (const stream of streams) {
    if (now - stream.since > longestStream) stream.response.end()
    else write(stream, ': still here\n\n')
  }
}

/** A reader who does not keep up is let go; he comes back and reads afresh. */
function write({ response }: Stream, text: string): void {
  if (text === '' || response.writableEnded || response.destroyed) return
  response.write(text)
  if (response.writableLength > maxUnsent) response.destroy()
}
