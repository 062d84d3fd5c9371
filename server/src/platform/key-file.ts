import { randomBytes } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** One key with the id by which stored data names it: `k` and a number for personal data, `v` and a number for others. */
export interface Key {
  id: string
  key: Buffer
}

/** The keys of the product by purpose, the one in use first. They never lie in the database. */
export interface Keys {
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
const keyBytes = 32

/** The number in a key's id. */
export const versionOf = ({ id }: Key): number => Number(id.slice(1))

/** A key that follows those that are there: its number is the highest so far and one more. */
export function nextKey(keys: readonly Key[]): Key {
  const letter = keys[0]!.id.slice(0, 1)
  return { id: `${letter}${Math.max(...keys.map(versionOf)) + 1}`, key: randomBytes(keyBytes) }
}

/** A fresh set of keys. */
export const makeKeys = (): Keys =>
  Object.fromEntries(
    purposes.map((purpose) => [purpose, [{ id: purpose === 'personal' ? 'k1' : 'v1', key: randomBytes(keyBytes) }]]),
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
    const keys = list.map((entry: { id?: unknown; key?: unknown }) => {
      const key = Buffer.from(String(entry?.key ?? ''), 'base64')
      if (typeof entry?.id !== 'string' || key.length !== keyBytes)
        throw new Error(`a key of "${purpose}" needs an id and ${keyBytes} bytes in base64`)
      const form = purpose === 'personal' ? /^k[1-9]\d{0,8}$/ : /^v[1-9]\d{0,8}$/
      if (!form.test(entry.id)) throw new Error(`a key of "${purpose}" has an id such as ${form.source[1]}2`)
      return { id: entry.id, key }
    })
    if (new Set(keys.map(({ id }) => id)).size < keys.length) throw new Error(`two keys of "${purpose}" have one id`)
    return keys
  }
  return Object.fromEntries(purposes.map((purpose) => [purpose, read(purpose)])) as unknown as Keys
}

/** Where the key file of a data folder lies. */
export const keyFileIn = (dataDir: string): string => join(dataDir, 'keys.json')

/** The keys of a file; undefined where there is none. Throws for one that cannot be read, or holds no keys. */
export async function readKeyFile(file: string): Promise<Keys | undefined> {
  const found = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw new Error(`the key file ${file} cannot be read (${error.code}); mend its rights or put it back from a backup`)
  })
  return found === undefined ? undefined : parseKeys(found)
}

/** Writes the key file whole or not at all, readable by its owner alone, and surely on the disk. */
export async function writeKeyFile(file: string, keys: Keys): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  const handle = await open(draft, 'wx', 0o600)
  await handle.writeFile(toText(keys))
  await handle.sync()
  await handle.close()
  await rename(draft, file)
  const folder = await open(dirname(file), 'r')
  await folder.sync()
  await folder.close()
}

/** Where a key ring takes its keys from. */
export interface KeySource {
  /** The keys as they are now. */
  present(): Keys
  /** The keys, looked up anew: somebody met one that is not among them. */
  again(): Keys
}

/** How often a key file is looked at while its keys are used (milliseconds). */
export const lookEvery = 1_000

/**
 * Keys of a file that may change while the process runs. Looking costs one call of the system a second; a file that is
 * away or broken for a while changes nothing: the keys that are known go on.
 */
export function keysOfFile(file: string, first: Keys): KeySource {
  let keys = first
  let mark = ''
  let lookedAt = 0
  let held = false

  function look(): Keys {
    lookedAt = Date.now()
    try {
      const { ino, mtimeMs, size } = statSync(file)
      const found = `${ino} ${mtimeMs} ${size}`
      if (found !== mark) keys = parseKeys(readFileSync(file, 'utf8'))
      mark = found
    } catch {
      return keys
    }
    return keys
  }
  /** Held until the code that runs now has ended: a value and the id of the key it was made with belong together. */
  function present(): Keys {
    if (held) return keys
    held = true
    setImmediate(() => {
      held = false
    })
    return Date.now() - lookedAt < lookEvery ? keys : look()
  }
  return { present, again: look }
}
