import { idsAt } from '../../platform/ids.ts'
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

/** Sessions of staff, by token. What another node ends is noticed here within the seconds of the cache. */
export interface Sessions {
  /** Reads what is known of sessions anew: rights have changed. */
  refresh(): void
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

  return {
    refresh: () => cache.clear(),
    find(token) {
      if (!isStaffToken(token)) return Promise.resolve(undefined)
      const hash = hashToken(token)
      const key = hash.toString('base64url')
      const known = cache.get(key)
      if (known && known.until > Date.now()) return known.session

      const session = load(hash)
      cache.delete(key)
      cache.set(key, { until: Date.now() + cacheMs, session })
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
      const hash = hashToken(token)
      await removeSession(db, hash)
      cache.delete(hash.toString('base64url'))
    },
    async passFactor(session) {
      await markPassed(db, session, true)
      cache.clear()
    },
    async endOne(account, id) {
      const ended = await removeSessionOf(db, account, id)
      cache.clear()
      return ended
    },
    async endAll(account, except) {
      await removeSessions(db, account, except)
      cache.clear()
    },
  }
}
