import { randomInt } from 'node:crypto'
import type { Participant } from 'core/matter'
import { canonical } from '../../platform/canonical.ts'
import { freshBytes } from '../../platform/fresh-bytes.ts'
import { type KeyRing, saltedDigest } from '../../platform/keys.ts'
import { phoneHash } from '../../platform/phones.ts'

/** Who a demander is, as he said. The phone is absent where an older system did not ask for it. */
export interface Identity {
  name: string
  phone?: string
  kind?: Exclude<Participant['kind'], 'anonymous'>
}

/** A person put aside from a body. The digest in the event proves him; the salt is cut together with him. */
export interface NewPerson {
  identity: Identity | null
  salt: Buffer
  digest: string | null
}

/** A demander as he is kept, without what was typed around his words. */
export const identityOf = ({ name, phone, kind }: Identity): Identity => ({
  name: name.trim(),
  ...(phone && { phone: phone.trim() }),
  ...(kind && { kind }),
})

/** Puts a demander aside; null for an anonymous one, of whom only the code is kept. */
export function personAside(identity: Identity | null): NewPerson {
  const salt = freshBytes(16)
  return { identity, salt, digest: identity ? saltedDigest(salt, canonical(identity)) : null }
}

const codeDigits = 8

/** The demander's secret: short enough to be told on the phone, guarded by limits on tries. */
export const newCode = (): string => String(randomInt(10 ** codeDigits)).padStart(codeDigits, '0')

/** What of a person is stored, each text in a form that only the key ring can read or find. */
export interface PersonRow {
  id: string
  data: Buffer | null
  salt: Buffer
  phoneHash: Buffer | null
  nameHash: Buffer | null
  codeHash: Buffer
  codeVersion: number
  keyId: string | null
  hashVersion: number
}

export const personContext = (id: string): string => `person:${id}`

const codeKind = 'code'
/** The same code of two matters hashes differently. */
const codeText = (no: string, code: string): string => `${no}:${code}`

/** The hashes under which a matter's code may be kept, that of the key in use first. */
export const codeHashes = (keys: KeyRing, no: string, code: string): Buffer[] =>
  keys.lookupHashes(codeKind, codeText(no, code))

/** An identity as it is kept: encrypted for its person, and found by keyed hashes. */
export const identityColumns = (keys: KeyRing, id: string, identity: Identity) => ({
  data: keys.encrypt(JSON.stringify(identity), personContext(id)),
  phoneHash: identity.phone ? phoneHash(keys, identity.phone) : null,
  nameHash: keys.lookupHash('name', identity.name.trim()),
  keyId: keys.personalKeyId,
})

export function personRow(
  keys: KeyRing,
  { id, no, code, person }: { id: string; no: string; code: string; person: NewPerson },
): PersonRow {
  const { identity, salt } = person
  return {
    id,
    salt,
    ...(identity ? identityColumns(keys, id, identity) : { data: null, phoneHash: null, nameHash: null, keyId: null }),
    codeHash: keys.lookupHash(codeKind, codeText(no, code)),
    codeVersion: keys.lookupVersion,
    hashVersion: keys.lookupVersion,
  }
}
