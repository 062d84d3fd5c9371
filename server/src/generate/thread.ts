import { parentPort, workerData } from 'node:worker_threads'
import { openServices } from '../open-services.ts'
import type { Config } from '../platform/config.ts'
import { asOwner } from '../platform/database/migrate.ts'
import { makeSlice, type SliceOrder } from './make-slice.ts'
import { writeSlice } from './write-slice.ts'

/** A thread that makes slices and writes them, one after another, until it is ended. */
const { config, url } = workerData as { config: Config; url: string }
const port = parentPort!
const services = await openServices(config, url)

await asOwner(url, async (client) => {
  // What is lost with the machine's power is made again, since it is then not noted as done.
  await client.query("set timezone = 'UTC'; set synchronous_commit = off")
  for (;;) {
    const order = await new Promise<SliceOrder>((settle) => port.once('message', settle))
    const rows = await makeSlice(services, order)
    await writeSlice(client, rows)
    port.postMessage(rows.made)
  }
})
