import { afterEach, expect, it, vi } from 'vitest'
import { type SilentDatabase, silentDatabase } from '../test/silent-database.ts'
import { openRelaySession } from './features/background/store.ts'
import { openEar } from './features/live/store.ts'
import { openDatabase } from './platform/database/pool.ts'
import type { Database } from './platform/database/queryable.ts'
import { isUnavailable } from './platform/http/unavailable.ts'

const impatient = { wait: 100, silence: 100 }

let there: SilentDatabase | undefined
afterEach(() => there?.close())

/** What those who have a connection of their own ask first, each once the one before was answered. */
it.each<[string, number, (db: Database) => Promise<unknown>]>([
  ['does not let in', 0, (db) => db.connect()],
  ['does not take the settings of the session', 1, (db) => db.connect()],
  ['does not take those of the relay', 2, (db) => openRelaySession(db, impatient.silence)],
  ['does not take whoever listens', 2, (db) => openEar(db, () => undefined, impatient.silence)],
])('a database that %s is given up, and its connection too', async (_, answers, ask) => {
  there = await silentDatabase(answers)
  const failure = await ask(openDatabase(there.url, impatient)).catch((error: unknown) => error)
  expect(isUnavailable(failure)).toBe(true)
  await vi.waitFor(() => expect(there!.open()).toBe(0))
})
