import { timingSafeEqual } from 'node:crypto'
import type { KeyRing } from '../../../platform/keys.ts'

/** Enough of the keyed hash that nobody finds a code by trying. */
const proofBytes = 12
const idBytes = 16

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex')
const proofsOf = (keys: KeyRing, id: string): Buffer[] =>
  keys.lookupHashes('contact-code', id).map((hash) => hash.subarray(0, proofBytes))

/**
 * The code with which a demander rates the contact: its id, proved by a keyed hash, so that none has to be kept. It
 * opens nothing else.
 */
export const ratingCode = (keys: KeyRing, contact: string): string =>
  Buffer.concat([bytesOf(contact), proofsOf(keys, contact)[0]!]).toString('base64url')

/** The contact a code was made for; undefined where it is none of ours. */
export function contactOfCode(keys: KeyRing, code: string): string | undefined {
  const bytes = Buffer.from(code, 'base64url')
  if (bytes.length !== idBytes + proofBytes) return undefined
  const hex = bytes.subarray(0, idBytes).toString('hex')
  const contact = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  const proof = bytes.subarray(idBytes)
  return proofsOf(keys, contact).some((one) => timingSafeEqual(proof, one)) ? contact : undefined
}
