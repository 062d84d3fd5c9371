import { rebuildProjections } from '../features/integrity/index.ts'
import { withServices } from '../open-services.ts'
import { runCommand, seldom } from '../platform/process.ts'
import { StartRefusal } from '../platform/refusal.ts'
import { recount } from '../recount.ts'

const usage = 'Use: npm run rebuild, or npm run rebuild -- rollups'

/**
 * `npm run rebuild`: makes all tables again from the events, the counts last; with `rollups` the counts alone. To be run
 * while the product does not serve.
 */
await runCommand(({ config, url, args: [what] }) =>
  withServices(config, url, async (services) => {
    if (what !== undefined && what !== 'rollups') throw new StartRefusal(usage)
    const tell = seldom(2000)
    if (what === undefined) {
      const matters = await rebuildProjections(services, (done) => tell(() => `${done} matters made again`))
      console.log(`${matters} matters made again from their events`)
    }
    const counted = await recount(services, (done) => tell(() => `${done} matters and contacts counted`))
    console.log(`${counted} matters and contacts counted again`)
    return 0
  }),
)
