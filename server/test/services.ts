import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fromIso, type Instant } from 'core/calendar'
import { type Profile, parseProfile } from 'core/rules'
import { type Logger, pino } from 'pino'
import { saveCity } from '../src/demo/seed.ts'
import { loadCity } from '../src/features/reference/index.ts'
import { readConfig } from '../src/platform/config.ts'
import { gathered } from '../src/platform/database/gathered.ts'
import { asOwner } from '../src/platform/database/migrate.ts'
import { ensurePartitions } from '../src/platform/database/partitions.ts'
import { openDatabase } from '../src/platform/database/pool.ts'
import { loadKeys } from '../src/platform/keys.ts'
import { numberLease } from '../src/platform/numbers.ts'
import type { City, Services } from '../src/platform/services.ts'
import { testClock } from '../src/platform/time.ts'
import { freshDatabase, migrated, type Template } from './fresh-db.ts'

/** Services on a database of the test file's own, with the lists and accounts of the demo city and a clock to set. */
export interface TestServices {
  services: Services
  /** Sets the clock, Asia/Shanghai: `2026-03-02 10:00`. */
  at(when: string): Promise<void>
  close(): Promise<void>
}

/** A moment of Asia/Shanghai as tests write it. */
export function moment(when: string): Instant {
  const found = fromIso(`${when.replace(' ', 'T')}${when.length > 16 ? '' : ':00'}+08:00`)
  if (found === undefined) throw new Error(`no moment: ${when}`)
  return found
}

/** What a test wants otherwise: where the log goes, and rule sets that follow those of the product. */
export interface ServicesWish {
  log?: Logger
  laterRules?: readonly object[]
  /** Settings beside those of every test, as the environment has them. */
  settings?: NodeJS.ProcessEnv
}

/** The demo city without its matters, and room for those of its year. */
const city: Template = {
  name: 'huixiang_city',
  from: migrated,
  fill: fillCity,
}

/** Puts the lists and accounts of the demo city into a database of empty tables, and makes room for its year. */
export async function fillCity(url: string): Promise<void> {
  const db = openDatabase(url, { connections: 1 })
  await saveCity(db)
  await db.close()
  await asOwner(url, (client) => ensurePartitions(client, moment('2026-01-01 00:00'), moment('2026-12-31 00:00')))
}

export async function testServices({
  log = pino({ level: 'silent' }),
  laterRules,
  settings = {},
}: ServicesWish = {}): Promise<TestServices> {
  const { url, drop } = await freshDatabase(city)
  const dataDir = await mkdtemp(join(tmpdir(), 'huixiang-services-'))
  const always = { DATA_DIR: dataDir, DATABASE_URL: url, TEST_CLOCK: '1', DEMO: '1', LOG_LEVEL: 'silent' }
  const config = readConfig({ ...always, ...settings })
  const db = openDatabase(url, { connections: 6 })
  const keys = await loadKeys({ dataDir })
  const loaded = await loadCity({ db, config })
  const withRules = laterRules ? withProfile(loaded, profileWith(laterRules)) : loaded
  const clock = testClock(db)
  const numbers = numberLease(db)
  const services: Services = { config, db, gathered: gathered(db), keys, clock, numbers, city: withRules, log }
  return {
    services,
    at: (when) => clock.set(moment(when)),
    async close() {
      await db.close()
      await drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

function profileWith(later: readonly object[]): Profile {
  const text = readFileSync(new URL('../profiles/guangzhou-2022.json', import.meta.url), 'utf8')
  const file = JSON.parse(text) as { versions: object[] }
  const parsed = parseProfile({ ...file, versions: [...file.versions, ...later] })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.profile
}

/** The same city with other rules; its lists are still read from the database. */
const withProfile = (city: City, profile: Profile): City => Object.create(city, { profile: { value: profile } })
