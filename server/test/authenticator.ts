import { Secret, TOTP } from 'otpauth'
import { beginFactor, confirmWith } from '../src/features/people/second-factor.ts'
import type { Services } from '../src/platform/services.ts'

/** The telephones of a test's staff. Their time stands still but for a step at each code, so that every code is new. */
export function authenticator(services: Pick<Services, 'db' | 'keys'>) {
  const secrets = new Map<string, string>()
  let now = Date.now()
  const realNow = () => now
  const codeAt = (secret: string, timestamp: number) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp })
  const next = (secret: string) => {
    now += 30_000
    return codeAt(secret, now)
  }
  return {
    realNow,
    /** A code of a secret, some steps of 30 seconds away from now. */
    codeOf: (secret: string, steps = 0) => codeAt(secret, now + steps * 30_000),
    /** A new code of a secret. */
    next,
    /** A new code of an account; undefined where it has no second factor. */
    code: (account: string) => {
      const secret = secrets.get(account)
      return secret && next(secret)
    },
    /** Sets an account's second factor up. */
    async enrol(account: string): Promise<void> {
      const { secret } = await beginFactor({ services, realNow }, account)
      await confirmWith({ services, realNow }, account, next(secret))
      secrets.set(account, secret)
    },
  }
}
