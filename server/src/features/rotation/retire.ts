import { alone } from '../../platform/database/alone.ts'
import { advisoryLocks } from '../../platform/database/locks.ts'
import { type Keys, keyFileIn, readKeyFile, writeKeyFile } from '../../platform/key-file.ts'
import { StartRefusal } from '../../platform/refusal.ts'
import type { Services } from '../../platform/services.ts'
import { keysBusy } from './rotate.ts'
import { type KeyUse, keyUses } from './store.ts'
import { targets } from './targets.ts'

type Parts = Pick<Services, 'db' | 'keys' | 'config'>

/** How many rows stand under each key, and which keys are in use for what is written. */
export async function keyStatus({ db, keys }: Parts): Promise<{ uses: KeyUse[]; inUse: string[] }> {
  keys.refresh()
  const uses = await db.transaction((tx) => keyUses(tx, targets))
  return { uses, inUse: [keys.personalKeyId, `v${keys.lookupVersion}`] }
}

/**
 * Takes a key (`k1`, `v1`) out of the key file for ever. Throws `StartRefusal` while any row stands under it, for the key
 * in use, and for one that is not there.
 */
export async function retire(parts: Parts, id: string): Promise<void> {
  const done = await alone(parts.db, advisoryLocks.keys, () => retireAlone(parts, id))
  if (!done) throw keysBusy()
}

async function retireAlone(parts: Parts, id: string): Promise<void> {
  const { uses, inUse } = await keyStatus(parts)
  if (inUse.includes(id)) throw new StartRefusal(`The key ${id} is in use: rotate first.`)
  const own = uses.filter(({ key }) => key === id)
  if (own.length > 0) {
    const rows = own.map(({ target, rows }) => `${rows} of ${target}`).join(', ')
    const codes = own.some(({ target }) => target.endsWith('codes'))
    const why = codes
      ? 'A demander’s code moves when he uses it, and is forgotten when his matter is cut; until then its key is needed.'
      : 'Rotate first.'
    throw new StartRefusal(`The key ${id} still stands for ${rows}. ${why}`)
  }
  if (parts.config.keys)
    throw new StartRefusal(
      `No row stands under ${id} any more. Take it out of the setting KEYS and restart every process.`,
    )
  await takeOut(keyFileIn(parts.config.dataDir), id)
}

async function takeOut(file: string, id: string): Promise<void> {
  const keys = await readKeyFile(file)
  const purpose = id.startsWith('k') ? 'personal' : 'lookup'
  const kept = keys?.[purpose].filter((key) => key.id !== id)
  if (!keys || !kept || kept.length === keys[purpose].length)
    throw new StartRefusal(`The key file holds no key ${id} for personal data or searches.`)
  const rest: Keys = { ...keys, [purpose]: kept }
  await writeKeyFile(file, rest)
}
