import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Demander } from 'core/access'
import type { KeyRing } from '../../platform/keys.ts'

const staffPrefix = 's_'
const demanderPrefix = 'd_'
const demanderHours = 2

/** A token of a staff session; the database knows only its hash. */
export const newStaffToken = (): string => staffPrefix + randomBytes(32).toString('base64url')

export const isStaffToken = (token: string): boolean => /^s_[A-Za-z0-9_-]{43}$/.test(token)

/** The hash a session is found by. A token is random, so that nothing slower is needed. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

/** What is signed is marked, so that no other signature of the same key can stand for it. */
const signature = (keys: KeyRing, text: string): Buffer => keys.sign(`demander:${text}`)

/** A token that acts as one participant of one matter for two hours of real time. Nothing is stored. */
export function issueDemanderToken(keys: KeyRing, { matter, participant }: Omit<Demander, 'kind'>): string {
  const text = `${matter}.${participant}.${Date.now() + demanderHours * 3_600_000}`
  return `${demanderPrefix}${text}.${signature(keys, text).toString('base64url')}`
}

/** Who a demander's token stands for; undefined when it is none, was changed, or has run out. */
export function readDemanderToken(keys: KeyRing, token: string): Demander | undefined {
  if (!token.startsWith(demanderPrefix)) return undefined
  const [matter, participant, until, signed, ...more] = token.slice(demanderPrefix.length).split('.')
  if (!matter || !participant || !until || !signed || more.length > 0) return undefined
  const expected = signature(keys, `${matter}.${participant}.${until}`)
  const given = Buffer.from(signed, 'base64url')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
  return Number(until) > Date.now() ? { kind: 'demander', matter, participant } : undefined
}
