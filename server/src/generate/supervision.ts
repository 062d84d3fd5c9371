import type { Staff } from 'core/access'
import type { Instant } from 'core/calendar'
import { momentFor, supervisionsOf } from 'core/matter'
import type { Random } from '../demo/random.ts'
import { hour, within } from '../demo/story-gaps.ts'
import type { Work } from '../features/matters/index.ts'

const actor: Staff = { kind: 'staff', account: 'supervisor', roles: ['supervisor'], organizer: null }
const conclusion = '经核查，承办单位已办结并说明了逾期原因，督办结束。'

/** What the rules made supervised is lifted some days after it was closed; where the past is too short for that it stays. */
export function liftSupervisions(work: Work, random: Random, until: Instant): void {
  const { closedAt } = work.matter
  if (closedAt === null) return
  for (const { id } of supervisionsOf(work.matter, ['open', 'answered'])) {
    const now = momentFor(closedAt + within(random, [2 * hour, 70 * hour]), work.matter)
    if (now >= until) continue
    const refusal = work.send({ command: 'liftSupervision', body: { supervision: id, conclusion }, actor, now })
    if (refusal) throw new Error(`a supervision was not lifted: ${refusal.code}`)
  }
}
