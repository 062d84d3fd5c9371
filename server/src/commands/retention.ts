import { cutByTime } from '../features/retention/index.ts'
import { withServices } from '../open-services.ts'
import { runCommand, seldom } from '../platform/process.ts'

/** `npm run retention`: cuts the personal data that may be kept no longer, as the product itself does once a day. */
await runCommand(({ config, url }) =>
  withServices(config, url, async (services) => {
    const tell = seldom(2000)
    const cut = await cutByTime(services, {
      now: await services.clock.now(),
      onPage: ({ matters, contacts }) =>
        tell(() => `${matters} matters and ${contacts} contacts without one cut so far`),
    })
    if (!cut) {
      console.log('Another process is cutting just now.')
      return 1
    }
    console.log(`${cut.matters} matters and ${cut.contacts} contacts without one were cut`)
    return 0
  }),
)
