import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto'
import { freshBytes } from './fresh-bytes.ts'
import {
  type Key,
  type KeySource,
  type Keys,
  keyFileIn,
  keysOfFile,
  makeKeys,
  parseKeys,
  readKeyFile,
  versionOf,
  writeKeyFile,
} from './key-file.ts'

const nonceBytes = 12
const tagBytes = 16

/** Encrypts, hashes and signs, each with the key of its purpose. Keys that are added or retired meanwhile are taken up. */
export interface KeyRing {
  readonly personalKeyId: string
  readonly lookupVersion: number
  readonly chainVersion: number
  /** Encrypts for storage; `context` (what the value belongs to) must be the same when it is read. */
  encrypt(plain: string, context: string): Buffer
  /** Reads what `encrypt` made. Throws when the value was changed, moved elsewhere, or its key is missing. */
  decrypt(sealed: Buffer, context: string): string
  /** The hash under which a value of a kind (`phone`, `name`, `code`) is kept: that of the key in use. */
  lookupHash(kind: string, value: string): Buffer
  /** All hashes under which it may have been kept, that of the key in use first. While keys are rotated there are several. */
  lookupHashes(kind: string, value: string): Buffer[]
  /** The link of an event: over the link before it in its matter and its own canonical text. */
  chainHash(previous: Buffer | null, text: string, version?: number): Buffer
  /** Looks at once for keys that were added or retired. */
  refresh(): void
  /** A signature over a token's text. */
  sign(text: string): Buffer
}

const prepared = new WeakMap<Buffer, KeyObject>()

/** A key as the ciphers and hashes take it: made ready once, since that costs as much as a short text's hash. */
function ready(key: Buffer): KeyObject {
  const known = prepared.get(key) ?? createSecretKey(key)
  prepared.set(key, known)
  return known
}

/** One text: handing it over in parts costs as much again as hashing it. */
const lookupText = (kind: string, value: string): string => `${kind}\0${value}`

/** A ring of keys that stay as they are. */
export const keyRing = (keys: Keys): KeyRing => ringOf({ present: () => keys, again: () => keys })

function ringOf(source: KeySource): KeyRing {
  const current = (purpose: keyof Keys): Key => source.present()[purpose][0]!
  /** A key that data name: one that is not known was perhaps added since the file was last looked at. */
  const find = (purpose: keyof Keys, named: (key: Key) => boolean): Key | undefined =>
    source.present()[purpose].find(named) ?? source.again()[purpose].find(named)
  const hmac = (key: Buffer, ...parts: (string | Buffer)[]): Buffer => {
    const mac = createHmac('sha256', ready(key))
    for (const part of parts) mac.update(part)
    return mac.digest()
  }
  return {
    get personalKeyId() {
      return current('personal').id
    },
    get lookupVersion() {
      return versionOf(current('lookup'))
    },
    get chainVersion() {
      return versionOf(current('chain'))
    },

    encrypt(plain, context) {
      const { id, key } = current('personal')
      const nonce = freshBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', ready(key), nonce).setAAD(Buffer.from(context))
      const data = [cipher.update(plain, 'utf8'), cipher.final()]
      return Buffer.concat([Buffer.from([Buffer.byteLength(id)]), Buffer.from(id), nonce, cipher.getAuthTag(), ...data])
    },

    decrypt(sealed, context) {
      const at = 1 + sealed[0]!
      const id = sealed.subarray(1, at).toString()
      const found = find('personal', (key) => key.id === id)
      if (!found) throw new Error(`the personal key ${JSON.stringify(id)} is missing from the key file`)
      const nonce = sealed.subarray(at, at + nonceBytes)
      const tag = sealed.subarray(at + nonceBytes, at + nonceBytes + tagBytes)
      const decipher = createDecipheriv('aes-256-gcm', ready(found.key), nonce)
        .setAAD(Buffer.from(context))
        .setAuthTag(tag)
      const data = sealed.subarray(at + nonceBytes + tagBytes)
      return Buffer.concat([decipher.update(data), decipher.final()]).toString('utf8')
    },

    lookupHash: (kind, value) => hmac(current('lookup').key, lookupText(kind, value)),

    lookupHashes: (kind, value) => source.present().lookup.map(({ key }) => hmac(key, lookupText(kind, value))),

    chainHash(previous, text, version = versionOf(current('chain'))) {
      const found = find('chain', (key) => versionOf(key) === version)
      if (!found) throw new Error(`the chain key v${version} is missing from the key file`)
      return hmac(found.key, previous ?? Buffer.alloc(32), text)
    },

    refresh: () => void source.again(),

    sign: (text) => hmac(current('token').key, text),
  }
}

/** The salted digest that stands for a text in events: it proves the text without giving it away. */
export const saltedDigest = (salt: Buffer, text: string): string =>
  hash('sha256', Buffer.concat([salt, Buffer.from(text)]), 'base64url')

/**
 * The key ring: from the setting when given, else from `keys.json` in the data folder, made on the first start with
 * mode 0600 and looked at again while it is used. A file that is there but cannot be read is never replaced: without its
 * keys the data cannot be read.
 */
export async function loadKeys({ dataDir, setting }: { dataDir: string; setting?: string }): Promise<KeyRing> {
  if (setting) return keyRing(parseKeys(setting))
  const file = keyFileIn(dataDir)
  const found = await readKeyFile(file)
  if (found) return ringOf(keysOfFile(file, found))
  const keys = makeKeys()
  await writeKeyFile(file, keys)
  return ringOf(keysOfFile(file, keys))
}
