import { fileURLToPath } from 'node:url'
import { createApp } from './app.ts'
import { accounts, demoPassword } from './demo/index.ts'
import { seedDemo } from './demo/seed.ts'
import { createBackground } from './features/background/index.ts'
import { runDueOf } from './features/matters/index.ts'
import { tellWorkers } from './features/metrics/index.ts'
import { rebuildWords } from './features/search/index.ts'
import { keepHouse } from './housekeeping.ts'
import { keepCounts } from './keep-counts.ts'
import { openServices } from './open-services.ts'
import type { Config } from './platform/config.ts'
import { warnOfTellingSettings } from './platform/database/log-settings.ts'
import { migrate } from './platform/database/migrate.ts'
import { isOwed } from './platform/database/owed.ts'
import type { App } from './platform/http/index.ts'
import { type Boot, type Running, seldom } from './platform/process.ts'
import type { Services } from './platform/services.ts'
import { startCrew } from './platform/workers.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

/**
 * Brings the product up: tables, keys, demo city where it is wanted, HTTP, and then the work in the background. With several
 * workers the first part is done once, here, and each of them does the second.
 */
export const boot: Boot = async (config, databaseUrl) => {
  const services = await prepare(config, databaseUrl)
  return config.workers > 1 ? serveByWorkers(services) : serve(services)
}

/** Brings up one worker, on a database and keys that are made already. */
export const bootWorker: Boot = async (config, databaseUrl) => serve(await openServices(config, databaseUrl))

async function prepare(config: Config, databaseUrl: string): Promise<Services> {
  const migrated = await migrate(databaseUrl)
  if (migrated.length > 0) say(`Tables made: ${migrated.join(', ')}`)
  const services = await openServices(config, databaseUrl)
  await warnOfTellingSettings(services.db, services.log)
  if (await isOwed(services.db, 'words')) await makeWordsOnce(services)
  if (config.demo) await seed(services)
  return services
}

async function serveByWorkers({ config, db, log }: Services): Promise<Running> {
  const { workers: count, demo, host, metrics } = config
  await db.close()
  if (metrics) tellWorkers()
  const program = fileURLToPath(new URL('main.ts', import.meta.url))
  const crew = await startCrew({ count, program, log, env: { DATABASE_URL: db.url, DEMO: demo ? '1' : '0' } })
  return { addresses: [...addressesOf(crew.port, host), ...(demo ? logins() : [])], close: crew.close }
}

async function serve(services: Services): Promise<Running> {
  const { config } = services
  const background = createBackground(services, (matter, until) => runDueOf(services, matter, until))
  const app = await createApp(services, background)
  const house = keepHouse(services)
  await app.listen({ port: config.port, host: config.host })
  background.start()
  const counting = keepCounts(services)

  return {
    addresses: [...addressesOf(portOf(app), config.host), ...(config.demo ? logins() : [])],
    async close() {
      house.stop()
      const counted = counting.close()
      await app.close()
      await background.close()
      await counted
      await services.db.close()
    },
  }
}

async function makeWordsOnce(services: Services): Promise<void> {
  const tell = seldom(2000)
  const worded = await rebuildWords(services, (done) => tell(() => `words of ${done} matters made`))
  say(`Words for searching made of ${worded} matters`)
}

async function seed(services: Services): Promise<void> {
  let told = 0
  const made = await seedDemo(services, (matters, of) => {
    if (matters < told + 100 && matters < of) return
    told = matters
    say(`Demo city: ${matters} of ${of} matters`)
  })
  if (made > 0) say(`Demo city made, with ${made} matters`)
}

function addressesOf(port: number, host: string): string[] {
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  const base = `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`
  return [`Portal  ${base}/`, `Desk    ${base}/desk`, `API     ${base}/openapi.json`]
}

const shownUnits = ['chengguan', 'panyu', 'shiqiao', 'water']

/** One login for each role, and those of a few units; the sign-in page lists all of them. */
function logins(): string[] {
  const shown = accounts().filter(
    ({ name, organizer }) => !/^(clerk|leader|guidance)_/.test(name) || shownUnits.includes(organizer ?? ''),
  )
  return [
    `Demo accounts, password ${demoPassword}:`,
    ...shown.map(({ name, display }) => `  ${name.padEnd(18)} ${display}`),
  ]
}

/** The port it listens on, also when any free one was asked for. */
function portOf(app: App): number {
  const address = app.server.address()
  return typeof address === 'object' && address ? address.port : 0
}
