import { rebuildProjections } from '../features/integrity/index.ts'
import { openServices } from '../open-services.ts'
import { migrate } from '../platform/database/migrate.ts'
import { runCommand } from '../platform/process.ts'

/** `npm run rebuild`: makes all tables again from the events. To be run while the product does not serve. */
await runCommand(async ({ config, url }) => {
  await migrate(url)
  const services = await openServices(config, url)
  try {
    let told = Date.now()
    const matters = await rebuildProjections(services, (done) => {
      if (Date.now() - told < 2000) return
      told = Date.now()
      console.log(`${done} matters made again`)
    })
    console.log(`${matters} matters made again from their events`)
    return 0
  } finally {
    await services.db.close()
  }
})
