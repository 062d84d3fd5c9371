import type { ProblemCode } from 'contract/problems'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { Problem } from './problem.ts'
import { clientOn } from './rate-count.ts'
import type { Services } from './services.ts'

/** How often something may be asked for. */
interface Bucket {
  /** Times in `seconds`; whoever asks more often waits `block` seconds, or else until the time is over. */
  points: number
  seconds: number
  block?: number
  /** Refuses while the database cannot count. Otherwise each node then counts for itself. */
  closed?: true
  /** What is said to whoever asks too often. */
  code?: ProblemCode
}

const minutes = 60

/** Every limit there is. A whole office or a mobile network may share one address: limits by address are wide. */
const buckets = {
  /** Tries to sign in to one account, known or not, since the last time it worked. */
  'sign-in': { points: 5, seconds: 15 * minutes, block: 15 * minutes, closed: true, code: 'account-locked' },
  'sign-in-address': { points: 300, seconds: 5 * minutes, closed: true },
  /** Tries of a wrong code for one matter, and of any from one address. */
  track: { points: 10, seconds: 10 * minutes, closed: true },
  'track-address': { points: 300, seconds: 10 * minutes, closed: true },
  /** Requests made from one address without a sign-in. */
  register: { points: 300, seconds: 10 * minutes },
} satisfies Record<string, Bucket>

export type BucketName = keyof typeof buckets

/** Limits by real time, whatever the test clock says, shared by all nodes. */
export interface Limits {
  /** Counts one more for the key. Throws `too-many-requests`, or what the bucket says, with the seconds to wait. */
  take(bucket: BucketName, key: string): Promise<void>
  /** Takes back one that was counted. */
  giveBack(bucket: BucketName, key: string): Promise<void>
  /** Begins to count anew for the key. */
  forget(bucket: BucketName, key: string): Promise<void>
}

/** The limits of the product. Keys are stored hashed, since they may tell of people. */
export function createLimits({ db, keys }: Pick<Services, 'db' | 'keys'>): Limits {
  const names = Object.keys(buckets) as BucketName[]
  const client = clientOn(db)
  const limiters = new Map(names.map((name) => [name, makeLimiter(client, name, name === names[0])]))
  const stored = (key: string) => keys.lookupHash('limit', key).toString('base64url')

  return {
    async take(name, key) {
      try {
        await limiters.get(name)!.consume(stored(key))
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal
        const { code = 'too-many-requests' }: Bucket = buckets[name]
        throw new Problem(code, { retryAfter: Math.ceil(refusal.msBeforeNext / 1000) })
      }
    },
    giveBack: async (name, key) => void (await limiters.get(name)!.reward(stored(key))),
    forget: async (name, key) => void (await limiters.get(name)!.delete(stored(key))),
  }
}

function makeLimiter(client: ReturnType<typeof clientOn>, name: BucketName, sweeps: boolean): RateLimiterPostgres {
  const { points, seconds, block, closed }: Bucket = buckets[name]
  const options = { keyPrefix: name, points, duration: seconds, ...(block && { blockDuration: block }) }
  return new RateLimiterPostgres({
    ...options,
    storeClient: client,
    storeType: 'client',
    tableName: 'rate_limits',
    tableCreated: true,
    clearExpiredByTimeout: sweeps,
    ...(!closed && { insuranceLimiter: new RateLimiterMemory(options) }),
  })
}
