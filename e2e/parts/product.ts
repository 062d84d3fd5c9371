import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { boot } from '../../server/src/boot.ts'
import { saveCity } from '../../server/src/demo/seed.ts'
import { saveSeeding } from '../../server/src/demo/store.ts'
import { withServices } from '../../server/src/open-services.ts'
import { readConfig } from '../../server/src/platform/config.ts'
import { killPostmaster } from '../../server/src/platform/postgres/postmaster.ts'
import type { Services } from '../../server/src/platform/services.ts'
import { startThrowAway, temporaryFolder } from '../../server/test/cluster.ts'
import { buildWebIfNeeded } from '../../tools/web.mjs'

/** The product as journeys meet it: screens, API, background work and the demo city, on a data folder of its own. */
export interface Product {
  /** Where its pages are, such as `http://127.0.0.1:40123`. */
  url: string
  close(): Promise<void>
}

/**
 * Starts one on any free port, with the clock that tests may set. `matters`: whether the demo city has its matters, or its
 * lists and accounts alone, which is quicker.
 */
export async function startProduct({ matters = true } = {}): Promise<Product> {
  buildWebIfNeeded()
  const folder = temporaryFolder()
  const remove = () => rmSync(folder, { recursive: true, force: true })
  // The runner may be ended by a signal, and then takes nothing down.
  const atExit = () => {
    killPostmaster(join(folder, 'postgres', 'cluster'))
    remove()
  }
  process.on('exit', atExit)
  const postgres = await startThrowAway(folder)
  const config = readConfig({ PORT: '0', DATA_DIR: folder, DEMO: '1', TEST_CLOCK: '1', LOG_LEVEL: 'error' })
  const database = await postgres.createDatabase('huixiang')
  if (!matters) await withServices(config, database, settle)
  const running = await boot(config, database)
  const url = /http:\S+(?=\/$)/.exec(running.addresses[0] ?? '')?.[0]
  if (!url) throw new Error('The product does not say where it is')
  return {
    url,
    async close() {
      await running.close()
      await postgres.stop()
      remove()
      process.off('exit', atExit)
    },
  }
}

/** Fills in the city without its matters, and notes that nothing more is wanted. */
async function settle(services: Services): Promise<void> {
  await saveCity(services.db)
  await saveSeeding(services.db, { now: await services.clock.now(), done: true })
}
