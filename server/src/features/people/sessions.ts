import { idsAt } from '../../platform/ids.ts'
import { type News, tellNodes } from '../../platform/news.ts'
import type { Services } from '../../platform/services.ts'
import {
  addSession,
  findSession,
  markPassed,
  removeSession,
  removeSessionOf,
  removeSessions,
  type Session,
} from './store.ts'
import { hashToken, isStaffToken, newStaffToken } from './tokens.ts'

/** Sessions of staff, by token. What one node ends, it tells the others; unheard, they notice within the seconds of the cache. */
export interface Sessions {
  /** Reads what is known of sessions anew on all nodes: rights of this account have changed. */
  refresh(account: string): Promise<void>
  /** Reads it anew on this node: another has changed something. */
  forget(): void
  find(token: string): Promise<Session | undefined>
  /** Begins a session and answers its token, which is told to nobody else. */
  begin(account: string, passedFactor: boolean): Promise<string>
  end(token: string): Promise<void>
  /** Notes that a session has shown the second factor, and ends the account's others. */
  passFactor(session: Pick<Session, 'name' | 'id'>): Promise<void>
  /** Ends one of an account's sessions by its id. False when it has no such session. */
  endOne(account: string, id: string): Promise<boolean>
  /** Ends all of an account's sessions, but for the one whose id is given. */
  endAll(account: string, except?: string): Promise<void>
}

const cacheMs = 5_000
const cacheSize = 10_000

/** Demo accounts exist in the demo city alone, and there without a second factor. */
export const lacksFactor = ({ demo, passedFactor }: Pick<Session, 'demo' | 'passedFactor'>): boolean =>
  !demo && !passedFactor

/** A busy desk sends many requests a second: a session is read from the database once in a few seconds. One that still waits for a new
 *  password or the second factor is read each time: another node may have been given it in the meantime. */
export function createSessions({ db, config }: Pick<Services, 'db' | 'config'>): Sessions {
  const cache = new Map<string, { until: number; session: Promise<Session | undefined> }>()

  async function load(hash: Buffer): Promise<Session | undefined> {
    const session = await findSession(db, hash)
    return session?.demo && !config.demo ? undefined : session
  }

  /**
   * A notification waits for all commits of the server, but sessions end seldom. What is done is done without it too, and what
   * others do to an account is told once more by the relay, from what is entered of it.
   */
  async function refresh(account: string): Promise<void> {
    cache.clear()
    const news: News = { matters: [], sessions: account }
    await tellNodes(db, JSON.stringify(news)).catch(() => undefined)
  }

  return {
    refresh,
    forget: () => cache.clear(),
    find(token) {
      if (!isStaffToken(token)) return Promise.resolve(undefined)
      const hash = hashToken(token)
      const key = hash.toString('base64url')
      const known = cache.get(key)
      if (known && known.until > performance.now()) return known.session

      const session = load(hash)
      cache.delete(key)
      cache.set(key, { until: performance.now() + cacheMs, session })
      session.then(
        (found) => found && (found.mustChange || lacksFactor(found)) && cache.delete(key),
        () => cache.delete(key),
      )
      if (cache.size > cacheSize) cache.delete(cache.keys().next().value!)
      return session
    },
    async begin(account, passedFactor) {
      const token = newStaffToken()
      await addSession(db, { tokenHash: hashToken(token), id: idsAt(Date.now())(), account, passedFactor })
      return token
    },
    async end(token) {
      const account = await removeSession(db, hashToken(token))
      if (account === undefined) cache.clear()
      else await refresh(account)
    },
    async passFactor(session) {
      await markPassed(db, session, true)
      await refresh(session.name)
    },
    async endOne(account, id) {
      const ended = await removeSessionOf(db, account, id)
      await refresh(account)
      return ended
    },
    async endAll(account, except) {
      await removeSessions(db, account, except)
      await refresh(account)
    },
  }
}
