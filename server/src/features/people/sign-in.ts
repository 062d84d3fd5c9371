import type { SignInBody } from 'contract/people'
import type { Audit } from '../../platform/audit.ts'
import { Problem } from '../../platform/problem.ts'
import type { Limits } from '../../platform/rate-limit.ts'
import type { Services } from '../../platform/services.ts'
import { hashPassword, isPassword } from './passwords.ts'
import { type FactorParts, takeCode } from './second-factor.ts'
import type { Sessions } from './sessions.ts'
import { type Account, findAccount, type Session, setPassword } from './store.ts'

/** What signing in needs beside the request. */
export interface SignInParts extends FactorParts {
  services: Pick<Services, 'db' | 'keys' | 'config'>
  limits: Limits
  sessions: Sessions
  audit: Audit
}

/**
 * Begins a session. A wrong password, an unknown and a disabled account are refused alike and at the same cost, with
 * `wrong-credentials`, and after five tries with `account-locked`. Where the second factor is in use, a code is due too.
 */
export async function signIn(
  parts: SignInParts,
  { account, password, otp }: SignInBody,
  address: string,
): Promise<{ token: string; account: Account }> {
  const { services, limits, sessions, audit } = parts
  await limits.take('sign-in-address', address)
  // Counted before the password is looked at: tries sent at once are counted all.
  await limits.take('sign-in', account)
  const found = await findAccount(services.db, account)
  const usable = found && (!found.demo || services.config.demo) ? found : undefined
  if (!(await isPassword(usable?.passwordHash, password)) || !usable) {
    // Entered for all alike, so that nobody learns by waiting. A name nobody bears may be a password typed there.
    await audit.note({ account: found?.name ?? '', kind: 'sign-in-refused', facts: { why: 'password' } })
    throw new Problem('wrong-credentials')
  }
  if (usable.hasFactor) await passCode(parts, usable.name, otp)
  await limits.forget('sign-in', account)
  await audit.note({ account: usable.name, kind: 'sign-in', facts: { code: usable.hasFactor } })
  return { token: await sessions.begin(usable.name, usable.hasFactor), account: usable }
}

async function passCode(parts: SignInParts, account: string, otp: string | undefined): Promise<void> {
  try {
    await takeCode(parts, account, otp)
  } catch (refusal) {
    if (otp !== undefined) await parts.audit.note({ account, kind: 'sign-in-refused', facts: { why: 'code' } })
    throw refusal
  }
}

/** Changes the password of the one who is signed in and ends the account's other sessions. Demo accounts keep theirs. */
export async function changePassword(
  { services, limits, sessions }: SignInParts,
  { name, id, demo }: Session,
  change: { old: string; new: string },
): Promise<void> {
  if (demo) throw new Problem('not-permitted')
  await limits.take('sign-in', name)
  const found = await findAccount(services.db, name)
  if (!(await isPassword(found?.passwordHash, change.old))) throw new Problem('wrong-credentials')
  if (change.new === change.old) throw new Problem('malformed', { errors: [{ path: '/new', what: 'samePassword' }] })
  await limits.forget('sign-in', name)
  await setPassword(services.db, name, await hashPassword(change.new))
  await sessions.endAll(name, id)
}
