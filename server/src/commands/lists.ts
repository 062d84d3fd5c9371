import { resolve } from 'node:path'
import { loadLists } from '../features/reference/index.ts'
import { withServices } from '../open-services.ts'
import { runCommand } from '../platform/process.ts'
import { StartRefusal } from '../platform/refusal.ts'

/** `npm run lists -- load FOLDER`: takes in a city's units, categories, places and dispatch catalogue. */
await runCommand(async ({ config, url, args: [verb, folder, ...rest] }) => {
  if (verb !== 'load' || !folder || rest.length > 0)
    throw new StartRefusal('Say which folder to load: npm run lists -- load docs/how-to/example-city')
  return withServices(config, url, async (services) => {
    const loaded = await loadLists(services, resolve(folder))
    for (const [list, count] of Object.entries(loaded)) console.log(`${list}: ${count} entries are in force`)
    return 0
  })
})
