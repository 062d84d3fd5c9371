import type { SimulateBody, SimulationView } from 'contract/rules'
import { addDays, type Limit, startOfDay } from 'core/calendar'
import { type Simulation, simulateMatter } from 'core/matter'
import { isLooserThanMeasures, type LimitKey, limitKeys, ruleSetOf, unitsAllowed } from 'core/rules'
import { lowestIdAt } from '../../platform/ids.ts'
import { checkPeriod } from '../../platform/period.ts'
import { Problem } from '../../platform/problem.ts'
import { type Language, labelOf, type Services } from '../../platform/services.ts'
import { mattersIn } from './store.ts'
import { Tally } from './tally.ts'

/** Matters one simulation looks at, and how many are read at a time. */
const mostMatters = 10_000
const pageSize = 200

/** The longest period, in days. */
const mostDays = 366

/**
 * Replays the limits of the matters registered in a period under changed rules. It only reads, page by page; with more
 * than `most` matters the first are taken, and that is told. Throws `unknown-part` for a rule that is no limit,
 * `malformed` for a unit the rule is not counted in, and `time-out-of-range` for a period that is none or too long.
 */
export async function simulate(
  { db, clock, city }: Pick<Services, 'db' | 'clock' | 'city'>,
  { from, to, changes }: SimulateBody,
  { language, most = mostMatters }: { language: Language; most?: number },
): Promise<SimulationView> {
  const checked = checkChanges(changes)
  checkPeriod({ from, to }, mostDays)
  const below = lowestIdAt(startOfDay(addDays(to, 1)))
  const simulation: Simulation = {
    changes: checked,
    rulesOf: (version) => ruleSetOf(city.profile, version),
    calendar: city.calendar,
    now: await clock.now(),
  }
  const tally = new Tally()
  let seen = 0
  let next = lowestIdAt(startOfDay(from))
  for (;;) {
    const page = await mattersIn(db, { from: next, below, limit: Math.min(pageSize, most - seen) + 1 })
    const taken = page.slice(0, Math.min(pageSize, most - seen))
    for (const matter of taken) tally.add(matter, simulateMatter(matter, simulation))
    seen += taken.length
    const more = page[taken.length]
    if (!more || seen === most) {
      const looser = limitKeys.filter((key) => checked[key] && isLooserThanMeasures(key, checked[key]))
      const view = tally.view((organizer) => labelOf(city, 'organizers', organizer, language))
      return { matters: seen, capped: more !== undefined, looser, ...view }
    }
    next = more.id
  }
}

function checkChanges(changes: Record<string, Limit>): Partial<Record<LimitKey, Limit>> {
  const errors = Object.entries(changes).flatMap(([rule, { unit }]) => {
    const key = limitKeys.find((known) => known === rule)
    if (!key) throw new Problem('unknown-part', { errors: [{ path: `/changes/${rule}`, what: 'unlisted' }] })
    return unitsAllowed(key).includes(unit) ? [] : [{ path: `/changes/${rule}/unit`, what: 'unlisted' }]
  })
  if (errors.length > 0) throw new Problem('malformed', { errors })
  return changes
}
