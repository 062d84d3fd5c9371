import { cutByTime } from '../features/retention/index.ts'
import { openServices } from '../open-services.ts'
import { migrate } from '../platform/database/migrate.ts'
import { runCommand } from '../platform/process.ts'

/** `npm run retention`: cuts the personal data that may be kept no longer, as the product itself does once a day. */
await runCommand(async ({ config, url }) => {
  await migrate(url)
  const services = await openServices(config, url)
  try {
    let told = Date.now()
    const cut = await cutByTime(services, {
      now: await services.clock.now(),
      onPage: ({ matters, contacts }) => {
        if (Date.now() - told < 2000) return
        told = Date.now()
        console.log(`${matters} matters and ${contacts} contacts without one cut so far`)
      },
    })
    if (!cut) {
      console.log('Another process is cutting just now.')
      return 1
    }
    console.log(`${cut.matters} matters and ${cut.contacts} contacts without one were cut`)
    return 0
  } finally {
    await services.db.close()
  }
})
