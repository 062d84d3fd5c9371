import type { EndFactorBody } from 'contract/people'
import { Problem } from '../../platform/problem.ts'
import { enter } from './administer.ts'
import { removeFactor } from './factor-store.ts'
import { isPassword } from './passwords.ts'
import { takeCode } from './second-factor.ts'
import type { SignInParts } from './sign-in.ts'
import { findAccount, markPassed, type Session } from './store.ts'

/**
 * Ends the second factor of the one who is signed in, for his password and a fresh code: whoever finds his desk open has
 * neither. His other sessions are over, and this one opens nothing before a new factor is set up, nor does his next.
 * Throws `not-permitted` for demo accounts, `wrong-credentials`, or `otp-required` where the code is wrong or was used.
 */
export async function endOwnFactor(
  parts: SignInParts,
  { name, id, demo }: Session,
  { password, otp }: EndFactorBody,
): Promise<void> {
  const { services, limits, sessions } = parts
  if (demo) throw new Problem('not-permitted')
  await limits.take('sign-in', name)
  const found = await findAccount(services.db, name)
  if (!(await isPassword(found?.passwordHash, password))) throw new Problem('wrong-credentials')
  await takeCode(parts, name, otp)
  await limits.forget('sign-in', name)
  await services.db.transaction(async (tx) => {
    // Somebody who resets it at the same moment has entered that himself.
    if (!(await removeFactor(tx, name))) return
    await markPassed(tx, { name, id }, false)
    await enter(tx, { account: name, kind: 'second-factor', subject: name, facts: { what: 'removed' } })
  })
  await sessions.refresh(name)
}
