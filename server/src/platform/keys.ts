import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'

/** One key with the id by which stored data names it. */
interface Key {
  id: string
  key: Buffer
}

/** The keys of the product by purpose, the one in use first. They never lie in the database. */
interface Keys {
  /** Encrypts what says who somebody is (AES-256-GCM). */
  personal: Key[]
  /** Hashes phone numbers, names and codes, so that they can be found without being readable. */
  lookup: Key[]
  /** Chains the events of a matter. */
  chain: Key[]
  /** Signs demanders' tokens. */
  token: Key[]
}

const purposes = ['personal', 'lookup', 'chain', 'token'] as const
const nonceBytes = 12
const tagBytes = 16

/** Encrypts, hashes and signs, each with the key of its purpose. */
export interface KeyRing {
  readonly personalKeyId: string
  readonly lookupVersion: number
  readonly chainVersion: number
  /** Encrypts for storage; `context` (what the value belongs to) must be the same when it is read. */
  encrypt(plain: string, context: string): Buffer
  /** Reads what `encrypt` made. Throws when the value was changed, moved elsewhere, or its key is missing. */
  decrypt(sealed: Buffer, context: string): string
  /** The hash by which a value of a kind (`phone`, `name`, `code`) is looked up. */
  lookupHash(kind: string, value: string): Buffer
  /** The link of an event: over the link before it in its matter and its own canonical text. */
  chainHash(previous: Buffer | null, text: string, version?: number): Buffer
  /** A signature over a token's text. */
  sign(text: string): Buffer
}

const versionOf = (key: Key): number => Number(key.id.slice(1))

export function keyRing(keys: Keys): KeyRing {
  const current = (purpose: keyof Keys): Key => keys[purpose][0]!
  const hmac = (key: Buffer, ...parts: (string | Buffer)[]): Buffer => {
    const mac = createHmac('sha256', key)
    for (const part of parts) mac.update(part)
    return mac.digest()
  }
  return {
    personalKeyId: current('personal').id,
    lookupVersion: versionOf(current('lookup')),
    chainVersion: versionOf(current('chain')),

    encrypt(plain, context) {
      const { id, key } = current('personal')
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
      const name = Buffer.from(id)
      const data = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.from([name.length]), name, nonce, cipher.getAuthTag(), data])
    },

    decrypt(sealed, context) {
      const at = 1 + sealed[0]!
      const id = sealed.subarray(1, at).toString()
      const found = keys.personal.find((key) => key.id === id)
      if (!found) throw new Error(`the personal key ${JSON.stringify(id)} is missing from the key file`)
      const nonce = sealed.subarray(at, at + nonceBytes)
      const tag = sealed.subarray(at + nonceBytes, at + nonceBytes + tagBytes)
      const decipher = createDecipheriv('aes-256-gcm', found.key, nonce).setAAD(Buffer.from(context)).setAuthTag(tag)
      const data = sealed.subarray(at + nonceBytes + tagBytes)
      return Buffer.concat([decipher.update(data), decipher.final()]).toString('utf8')
    },

    lookupHash: (kind, value) => hmac(current('lookup').key, kind, '\0', value),

    chainHash(previous, text, version = versionOf(current('chain'))) {
      const found = keys.chain.find((key) => versionOf(key) === version)
      if (!found) throw new Error(`the chain key v${version} is missing from the key file`)
      return hmac(found.key, previous ?? Buffer.alloc(32), text)
    },

    sign: (text) => hmac(current('token').key, text),
  }
}

/** The salted digest that stands for a text in events: it proves the text without giving it away. */
export const saltedDigest = (salt: Buffer, text: string): string =>
  createHash('sha256').update(salt).update(text).digest('base64url')

/** A fresh set of keys. */
export const makeKeys = (): Keys =>
  Object.fromEntries(
    purposes.map((purpose) => [purpose, [{ id: purpose === 'personal' ? 'k1' : 'v1', key: randomBytes(32) }]]),
  ) as unknown as Keys

const toText = (keys: Keys): string =>
  JSON.stringify(
    Object.fromEntries(
      purposes.map((purpose) => [purpose, keys[purpose].map(({ id, key }) => ({ id, key: key.toString('base64') }))]),
    ),
    null,
    2,
  )

/** Reads keys from their JSON text. Throws with what is wrong; never with a key in the message. */
export function parseKeys(text: string): Keys {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw new Error('the keys are not JSON')
  }
  const read = (purpose: (typeof purposes)[number]): Key[] => {
    const list = (parsed as Record<string, unknown>)?.[purpose]
    if (!Array.isArray(list) || list.length === 0) throw new Error(`the keys lack a list "${purpose}"`)
    return list.map((entry: { id?: unknown; key?: unknown }) => {
      const key = Buffer.from(String(entry?.key ?? ''), 'base64')
      if (typeof entry?.id !== 'string' || key.length !== 32)
        throw new Error(`a key of "${purpose}" needs an id and 32 bytes in base64`)
      return { id: entry.id, key }
    })
  }
  return Object.fromEntries(purposes.map((purpose) => [purpose, read(purpose)])) as unknown as Keys
}

/**
 * The key ring: from the setting when given, else from `keys.json` in the data folder, made on the first start with
 * mode 0600. A file that is there but cannot be read is never replaced: without its keys the data cannot be read.
 */
export async function loadKeys({ dataDir, setting }: { dataDir: string; setting?: string }): Promise<KeyRing> {
  if (setting) return keyRing(parseKeys(setting))
  const file = join(dataDir, 'keys.json')
  const found = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw new Error(`the key file ${file} cannot be read (${error.code}); mend its rights or put it back from a backup`)
  })
  if (found !== undefined) return keyRing(parseKeys(found))
  const keys = makeKeys()
  await mkdir(dataDir, { recursive: true })
  const draft = `${file}.${process.pid}`
  const handle = await open(draft, 'wx', 0o600)
  await handle.writeFile(toText(keys))
  await handle.sync()
  await handle.close()
  await rename(draft, file)
  return keyRing(keys)
}
