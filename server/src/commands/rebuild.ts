import { createBackground } from '../features/background/index.ts'
import { rebuildProjections } from '../features/integrity/index.ts'
import { runDueOf } from '../features/matters/index.ts'
import { rebuildRollups } from '../features/rollups/index.ts'
import { withServices } from '../open-services.ts'
import { runCommand, seldom } from '../platform/process.ts'
import { StartRefusal } from '../platform/refusal.ts'
import type { Services } from '../platform/services.ts'

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
    await emptyOutbox(services)
    const counted = await rebuildRollups(services, (done) => tell(() => `${done} matters and contacts counted`))
    console.log(`${counted} matters and contacts counted again`)
    return 0
  }),
)

/** What still waits would be counted twice: once here, and once by the relay. */
async function emptyOutbox(services: Services): Promise<void> {
  const { relay } = createBackground(services, (matter, until) => runDueOf(services, matter, until))
  await relay.drain()
  await relay.close()
}
