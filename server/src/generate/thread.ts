import { parentPort, workerData } from 'node:worker_threads'
import { cutterOf } from '../features/search/index.ts'
import { openServices } from '../open-services.ts'
import type { Config } from '../platform/config.ts'
import { asOwner } from '../platform/database/migrate.ts'
import { knowingClauses } from './known-clauses.ts'
import { makeSlice, type SliceOrder, type SliceRows } from './make-slice.ts'
import { writeSlices } from './write-slices.ts'

/** A thread that makes slices and writes them, one after another, until it is ended. */
const { config, url } = workerData as { config: Config; url: string }
const port = parentPort!
const services = await openServices(config, url)
const cutter = knowingClauses(cutterOf(services.city))

await asOwner(url, async (client) => {
  // What is lost with the machine's power is made again, since it is then not noted as done.
  await client.query("set timezone = 'UTC'; set synchronous_commit = off")
  for (;;) {
    const orders = await new Promise<SliceOrder[]>((settle) => port.once('message', settle))
    port.postMessage(await writeSlices(client, made(orders)))
  }
})

async function* made(orders: readonly SliceOrder[]): AsyncGenerator<SliceRows> {
  for (const order of orders) yield await makeSlice(services, order, cutter)
}
