import { verifyAccessLog } from '../features/access/index.ts'
import { type Verified, verifyMatters } from '../features/integrity/index.ts'
import { withServices } from '../open-services.ts'
import { runCommand, seldom } from '../platform/process.ts'

const shownFindings = 1000

/** `npm run verify`: replays every event and compares; exit code 1 and the numbers when anything differs. */
await runCommand(({ config, url }) =>
  withServices(config, url, async (services) => {
    const tell = seldom(2000)
    const verified = await verifyMatters(services, (matters) => tell(() => `${matters} matters looked through`))
    return Math.max(report(verified), reportAccess(await verifyAccessLog(services)))
  }),
)

function reportAccess({ entries, faults }: Awaited<ReturnType<typeof verifyAccessLog>>): number {
  for (const { seq, fault } of faults.slice(0, shownFindings)) console.log(`access log, entry ${seq}: ${fault}`)
  console.log(`${entries} entries of the access log: ${faults.length === 0 ? 'the chain holds' : 'differences found'}`)
  return faults.length === 0 ? 0 : 1
}

function report({ matters, events, findings, days }: Verified): number {
  for (const { no, faults } of findings.slice(0, shownFindings)) console.log(`${no} differs: ${faults.join(', ')}`)
  if (findings.length > shownFindings) console.log(`and ${findings.length - shownFindings} more`)
  for (const { day, fault } of days) console.log(`${day}: events are ${fault} against the day's anchor`)
  const isClean = findings.length === 0 && days.length === 0
  console.log(`${matters} matters, ${events} events: ${isClean ? 'all as their events say' : 'differences found'}`)
  return isClean ? 0 : 1
}
