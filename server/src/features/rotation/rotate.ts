import { setTimeout as sleep } from 'node:timers/promises'
import { alone, whileShelvesRest } from '../../platform/database/alone.ts'
import { advisoryLocks } from '../../platform/database/locks.ts'
import { type Keys, keyFileIn, nextKey, readKeyFile, versionOf, writeKeyFile } from '../../platform/key-file.ts'
import { StartRefusal } from '../../platform/refusal.ts'
import type { Services } from '../../platform/services.ts'
import { beginProgress, endProgress, type InUse, mayTakeLong, type Progress, progressOf, waitingIn } from './store.ts'
import { sweep } from './sweep.ts'
import { targets } from './targets.ts'

type Parts = Pick<Services, 'db' | 'keys' | 'config'>

/** What whoever rotates is told: which keys are in use now, and how far the rows have come. */
export interface Told {
  onKeys(inUse: InUse, isNew: boolean): void
  onRows(rows: { done: number; total: number }): void
}

/** How it ended: rows brought over in this run, and rows that no key opens. */
export interface Rotated {
  moved: number
  unread: number
}

/** Rows held by others, or written by a process that had not seen the new key yet, come over in a later pass. */
const mostPasses = 10

/** The refusal while another process is at it. */
export const keysBusy = (): StartRefusal =>
  new StartRefusal('Another process changes keys or moves rows to them. Wait until it has ended, then try again.')

/**
 * Takes a new key for personal data and a new one for searches into use while the product runs, and brings every row over
 * to them. A run after one that was cut short makes no further keys and goes on where that one stopped. `grace`
 * (milliseconds) is what running processes are given to see a change of the key file. Throws `StartRefusal` while another
 * run is under way, or where the keys come from the setting and nothing waits.
 */
export async function rotate(parts: Parts, { grace, told }: { grace: number; told: Told }): Promise<Rotated> {
  const done = await alone(parts.db, advisoryLocks.keys, () =>
    whileShelvesRest(parts.db, () => rotateAlone(parts, { grace, told })),
  )
  if (!done) throw keysBusy()
  return done.result
}

const present = ({ keys }: Parts): InUse => {
  keys.refresh()
  return { personalKey: keys.personalKeyId, lookupVersion: keys.lookupVersion }
}
const isTo =
  ({ personalKey, lookupVersion }: InUse) =>
  (one: InUse): boolean =>
    one.personalKey === personalKey && one.lookupVersion === lookupVersion

async function rotateAlone(parts: Parts, { grace, told }: { grace: number; told: Told }): Promise<Rotated> {
  const before = present(parts)
  const known = (await progressOf(parts.db)).filter(isTo(before))
  if (known.some(({ endedAt }) => endedAt === null)) {
    told.onKeys(before, false)
    return moveAll(parts, { inUse: before, progress: await completed(parts, before, known), grace, told })
  }
  const waiting = known.length > 0 ? 0 : (await countAll(parts, before)).reduce((sum, { total }) => sum + total, 0)
  if (waiting === 0) await makeNew(parts, grace)
  const inUse = present(parts)
  told.onKeys(inUse, waiting === 0)
  return moveAll(parts, { inUse, progress: await begin(parts, inUse), grace, told })
}

/**
 * First the new keys are made known, then they are put in front: whoever meets a row under them can read and find it, in
 * whichever process. Keys that a killed run has made known are used, not made again.
 */
async function makeNew({ config }: Parts, grace: number): Promise<void> {
  if (config.keys)
    throw new StartRefusal(
      'The keys come from the setting KEYS. Add a key of 32 random bytes in base64, with the next id such as k2, at the ' +
        'end of "personal", likewise such as v2 in "lookup", and restart every process; then move both to the front, ' +
        'restart again, and repeat this command.',
    )
  const file = keyFileIn(config.dataDir)
  const keys = await readKeyFile(file)
  if (!keys) throw new StartRefusal(`There is no key file ${file}: start the product once.`)
  const announced: Keys = { ...keys, personal: withNext(keys.personal), lookup: withNext(keys.lookup) }
  await writeKeyFile(file, announced)
  await sleep(grace)
  const newestFirst = (list: Keys['personal']) => [...list].sort((a, b) => versionOf(b) - versionOf(a))
  const inFront = { personal: newestFirst(announced.personal), lookup: newestFirst(announced.lookup) }
  await writeKeyFile(file, { ...announced, ...inFront })
  await sleep(grace)
}

const withNext = (keys: Keys['personal']): Keys['personal'] => {
  const isKnown = keys.some((key) => versionOf(key) > versionOf(keys[0]!))
  return isKnown ? keys : [...keys, nextKey(keys)]
}

const countAll = ({ db }: Parts, inUse: InUse): Promise<{ target: string; total: number }[]> =>
  db.transaction(async (tx) => {
    tx.readAs('centre')
    await mayTakeLong(tx)
    const counts = []
    for (const target of targets) counts.push({ target: target.name, total: await waitingIn(tx, target, inUse) })
    return counts
  })

async function begin(parts: Parts, inUse: InUse): Promise<Progress[]> {
  const counts = await countAll(parts, inUse)
  await parts.db.transaction(async (tx) => {
    for (const count of counts) await beginProgress(tx, { ...count, ...inUse })
  })
  return (await progressOf(parts.db)).filter(isTo(inUse))
}

/** A run that was begun by an earlier version of the product knew fewer tables: then it is counted anew. */
const completed = async (parts: Parts, inUse: InUse, known: Progress[]): Promise<Progress[]> =>
  known.length === targets.length ? known : begin(parts, inUse)

async function moveAll(
  parts: Parts,
  { inUse, progress, grace, told }: { inUse: InUse; progress: readonly Progress[]; grace: number; told: Told },
): Promise<Rotated> {
  const total = progress.reduce((sum, one) => sum + one.total, 0)
  let done = progress.reduce((sum, one) => sum + one.done, 0)
  let moved = 0
  const onPage = (page: { moved: number }) => {
    done += page.moved
    moved += page.moved
    told.onRows({ done, total: Math.max(total, done) })
  }
  let unread = 0
  for (let pass = 0; pass < mostPasses; pass++) {
    const before = moved
    unread = 0
    for (const target of targets) {
      const from = pass === 0 ? (progress.find((one) => one.target === target.name)?.reached ?? null) : null
      unread += (await sweep(parts, target, { inUse, from, onPage })).unread
    }
    if (pass > 0 && moved === before) break
    await sleep(grace)
  }
  await endProgress(parts.db)
  return { moved, unread }
}
