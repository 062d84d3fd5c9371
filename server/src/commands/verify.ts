import { verifyAccessLog } from '../features/access/index.ts'
import { type Verified, verifyMatters } from '../features/integrity/index.ts'
import { verifyRollups } from '../features/rollups/index.ts'
import { withServices } from '../open-services.ts'
import { runCommand, seldom } from '../platform/process.ts'
import { StartRefusal } from '../platform/refusal.ts'
import type { Services } from '../platform/services.ts'

const shownFindings = 1000

/**
 * `npm run verify`: replays every event and compares, follows the access log, and counts everything against the counts that are
 * kept; with `rollups` the counts alone. Exit code 1 and what differs when anything does.
 */
await runCommand(({ config, url, args: [what] }) =>
  withServices(config, url, async (services) => {
    if (what !== undefined && what !== 'rollups')
      throw new StartRefusal('Use: npm run verify, or npm run verify -- rollups')
    if (what === 'rollups') return verifyCounts(services)
    const tell = seldom(2000)
    const verified = await verifyMatters(services, (matters) => tell(() => `${matters} matters looked through`))
    const faults = [report(verified), reportAccess(await verifyAccessLog(services)), await verifyCounts(services)]
    return Math.max(...faults)
  }),
)

async function verifyCounts(services: Services): Promise<number> {
  const tell = seldom(2000)
  const verified = await verifyRollups(services, (done) => tell(() => `${done} matters and contacts counted`))
  if (!verified) {
    console.log('The counts are still to be made anew: start the product, or npm run rebuild -- rollups')
    return 1
  }
  const { counted, unread, differences } = verified
  for (const { table, when } of differences.slice(0, shownFindings)) console.log(`${when} differs: ${table}`)
  reportMore(differences)
  if (unread > 0)
    console.log(`${unread} refused entries of the outbox cannot be read: their days differ until that is mended`)
  const advice = unread > 0 ? '' : '; npm run rebuild -- rollups puts them right'
  const end = differences.length === 0 ? 'the counts are theirs' : `differences found${advice}`
  console.log(`${counted} matters and contacts counted: ${end}`)
  return differences.length === 0 ? 0 : 1
}

function reportMore(findings: readonly unknown[]): void {
  if (findings.length > shownFindings) console.log(`and ${findings.length - shownFindings} more`)
}

function reportAccess({ entries, faults }: Awaited<ReturnType<typeof verifyAccessLog>>): number {
  for (const { seq, fault } of faults.slice(0, shownFindings)) console.log(`access log, entry ${seq}: ${fault}`)
  console.log(`${entries} entries of the access log: ${faults.length === 0 ? 'the chain holds' : 'differences found'}`)
  return faults.length === 0 ? 0 : 1
}

function report({ matters, events, findings, days }: Verified): number {
  for (const { no, faults } of findings.slice(0, shownFindings)) console.log(`${no} differs: ${faults.join(', ')}`)
  reportMore(findings)
  for (const { day, fault } of days) console.log(`${day}: events are ${fault} against the day's anchor`)
  const isClean = findings.length === 0 && days.length === 0
  console.log(`${matters} matters, ${events} events: ${isClean ? 'all as their events say' : 'differences found'}`)
  return isClean ? 0 : 1
}
