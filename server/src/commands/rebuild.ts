import { rebuildProjections } from '../features/integrity/index.ts'
import { withServices } from '../open-services.ts'
import { runCommand, seldom } from '../platform/process.ts'

/** `npm run rebuild`: makes all tables again from the events. To be run while the product does not serve. */
await runCommand(({ config, url }) =>
  withServices(config, url, async (services) => {
    const tell = seldom(2000)
    const matters = await rebuildProjections(services, (done) => tell(() => `${done} matters made again`))
    console.log(`${matters} matters made again from their events`)
    return 0
  }),
)
