import { keyStatus, retire, rotate } from '../features/rotation/index.ts'
import { withServices } from '../open-services.ts'
import { lookEvery } from '../platform/key-file.ts'
import { runCommand, seldom } from '../platform/process.ts'
import { StartRefusal } from '../platform/refusal.ts'
import type { Services } from '../platform/services.ts'

const usage = 'Use: npm run keys -- rotate, npm run keys -- status, or npm run keys -- retire KEYID'

/** Running processes look at the key file once a second; a busy one may be late. */
const grace = 3 * lookEvery

/** `npm run keys`: new keys for personal data and searches while the product runs, and what stands under which. */
await runCommand(({ config, url, args: [verb, id] }) =>
  withServices(config, url, async (services) => {
    if (verb === 'rotate') return rotateAll(services)
    if (verb === 'status') return showStatus(services)
    if (verb !== 'retire' || !id) throw new StartRefusal(usage)
    await retire(services, id)
    console.log(`The key ${id} is gone. Whoever kept it in a backup can still read what was written before.`)
    return 0
  }),
)

async function rotateAll(services: Services): Promise<number> {
  const started = Date.now()
  const tell = seldom(1000)
  let first: number | undefined
  const { moved, unread } = await rotate(services, {
    grace,
    told: {
      onKeys: ({ personalKey, lookupVersion }, isNew) =>
        console.log(
          `${isNew ? 'New keys are in use' : 'Going on to the keys in use'}: ${personalKey}, v${lookupVersion}`,
        ),
      onRows({ done, total }) {
        first ??= done
        const speed = (done - first) / ((Date.now() - started) / 1000)
        const left = speed > 0 ? `${Math.ceil((total - done) / speed)} s left` : 'time left unknown'
        tell(() => `${done} of ${total} rows, ${Math.round(speed)} rows/s, ${left}`)
      },
    },
  })
  console.log(`${moved} rows were encrypted anew in ${((Date.now() - started) / 1000).toFixed(1)} s`)
  if (unread === 0) return 0
  console.log(`${unread} rows could not be read with any key: npm run verify names those of matters`)
  return 1
}

async function showStatus(services: Services): Promise<number> {
  const { uses, inUse } = await keyStatus(services)
  console.log(`In use: ${inUse.join(', ')}`)
  for (const { target, key, rows } of uses) console.log(`  ${key.padEnd(5)} ${target.padEnd(18)} ${rows} rows`)
  return 0
}
