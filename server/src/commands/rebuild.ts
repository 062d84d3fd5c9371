import { rebuildProjections } from '../features/integrity/index.ts'
import { rebuildWords } from '../features/search/index.ts'
import { withServices } from '../open-services.ts'
import { runCommand, seldom } from '../platform/process.ts'
import { StartRefusal } from '../platform/refusal.ts'
import { recount } from '../recount.ts'

const usage = 'Use: npm run rebuild, npm run rebuild -- rollups, or npm run rebuild -- search'

/**
 * `npm run rebuild`: makes all tables again from the events, then the counts, then the words by which matters are found; with
 * `rollups` the counts alone, with `search` the words alone. To be run while the product does not serve.
 */
await runCommand(({ config, url, args: [what] }) =>
  withServices(config, url, async (services) => {
    if (what !== undefined && what !== 'rollups' && what !== 'search') throw new StartRefusal(usage)
    const tell = seldom(2000)
    if (what === undefined) {
      const matters = await rebuildProjections(services, (done) => tell(() => `${done} matters made again`))
      console.log(`${matters} matters made again from their events`)
    }
    if (what !== 'search') {
      const counted = await recount(services, (done) => tell(() => `${done} matters and contacts counted`))
      if (counted === undefined)
        throw new StartRefusal('Another process is counting everything again: wait for its end')
      console.log(`${counted} matters and contacts counted again`)
    }
    if (what !== 'rollups') {
      const worded = await rebuildWords(services, (done) => tell(() => `words of ${done} matters made again`))
      console.log(`words of ${worded} matters made again`)
    }
    return 0
  }),
)
