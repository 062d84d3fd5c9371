import type { SecondFactorView } from 'contract/people'
import type { Instant } from 'core/calendar'
import { Secret, TOTP } from 'otpauth'
import { Problem } from '../../platform/problem.ts'
import type { Services } from '../../platform/services.ts'
import { confirmFactor, findFactor, insertFactor, takeStep } from './factor-store.ts'

const issuer = 'Huixiang 12345'
const seconds = 30
/** Steps of 30 seconds that a telephone's clock may be early or late. */
const drift = 1
const secretBytes = 20

/** What the second factor needs: `realNow` is real time (epoch milliseconds), whatever the test clock says. */
export interface FactorParts {
  services: Pick<Services, 'db' | 'keys'>
  realNow: () => Instant
}

/** What the secret of a second factor belongs to. */
export const factorContext = (account: string): string => `second-factor:${account}`

const generator = (account: string, secret: string): TOTP =>
  new TOTP({ issuer, label: account, secret, algorithm: 'SHA1', digits: 6, period: seconds })

/** A code that is missing, wrong, or was used before. */
const wrongCode = (): Problem => new Problem('otp-required', { errors: [{ path: '/otp', what: 'otp' }] })

/** Makes a secret for an account that has no confirmed one. It is told this once. Throws `not-permitted` otherwise. */
export async function beginFactor({ services }: FactorParts, account: string): Promise<SecondFactorView> {
  const { db, keys } = services
  const secret = new Secret({ size: secretBytes }).base32
  const sealed = { secret: keys.encrypt(secret, factorContext(account)), keyId: keys.personalKeyId }
  if (!(await insertFactor(db, account, sealed))) throw new Problem('not-permitted')
  return { secret, uri: generator(account, secret).toString() }
}

/** Takes the secret into use once a code shows that it has arrived. Throws `otp-required` for a wrong code. */
export async function confirmWith(parts: FactorParts, account: string, otp: string): Promise<void> {
  const step = await stepOf(parts, account, otp)
  if (step === undefined || !(await confirmFactor(parts.services.db, account, step))) throw wrongCode()
}

/** Lets a code pass once. Throws `otp-required` where it is missing, wrong or used before. */
export async function takeCode(parts: FactorParts, account: string, otp: string | undefined): Promise<void> {
  if (otp === undefined) throw new Problem('otp-required')
  const step = await stepOf(parts, account, otp)
  if (step === undefined || !(await takeStep(parts.services.db, account, step))) throw wrongCode()
}

/** The step a code belongs to, near now; undefined when it is none of this account's. */
async function stepOf({ services, realNow }: FactorParts, account: string, otp: string): Promise<number | undefined> {
  const found = await findFactor(services.db, account)
  if (!found) return undefined
  const timestamp = realNow()
  const secret = services.keys.decrypt(found.secret, factorContext(account))
  const delta = generator(account, secret).validate({ token: otp, timestamp, window: drift })
  return delta === null ? undefined : Math.floor(timestamp / 1000 / seconds) + delta
}
