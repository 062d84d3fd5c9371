import type { RatingsSummary } from 'contract/contacts'
import { addDays, startOfDay } from 'core/calendar'
import { type Disposition, dispositionOf, dispositions, firstVerdict } from 'core/matter'
import { type Profile, ruleSetAt, satisfiedFrom } from 'core/rules'
import { checkPeriod } from '../../../platform/period.ts'
import type { Services } from '../../../platform/services.ts'
import { closedMatters, type RatedMatter, serviceCounts } from './ratings-report.ts'

/** The longest period, in days: a quarter. */
const mostDays = 92

/**
 * Satisfaction of the matters closed on days `from` to `to` and of the contacts begun on them, counted from the matters
 * themselves. Throws `time-out-of-range` for a period that is none or too long.
 */
export async function ratingsSummary(
  { db, city }: Pick<Services, 'db' | 'city'>,
  { from, to }: { from: string; to: string },
): Promise<RatingsSummary> {
  checkPeriod({ from, to }, mostDays)
  const span = { from: startOfDay(from), before: startOfDay(addDays(to, 1)) }
  const counted = new Counted(city.profile)
  for await (const page of closedMatters(db, span)) for (const matter of page) counted.add(matter)
  const { counts } = ruleSetAt(city.profile, span.before - 1)
  const service = await serviceCounts(db, span, counts['rating.satisfiedFrom'].count)
  return {
    from,
    to,
    matters: counted.view(),
    service: {
      contacts: service.contacts,
      ...share(service.satisfied, service.rated),
      unrated: service.contacts - service.rated,
    },
  }
}

const share = (numerator: number, denominator: number) => ({
  numerator,
  denominator,
  share: denominator === 0 ? null : numerator / denominator,
})

class Counted {
  private readonly places = Object.fromEntries(dispositions.map((place) => [place, 0])) as Record<Disposition, number>
  private readonly first = { satisfied: 0, dissatisfied: 0 }

  private readonly satisfiedFrom: (ruleSet: number) => number

  constructor(profile: Profile) {
    this.satisfiedFrom = satisfiedFrom(profile)
  }

  add(matter: RatedMatter): void {
    const from = this.satisfiedFrom(matter.ruleSet)
    const place = dispositionOf(matter, from)
    if (!place) return
    this.places[place] += 1
    const verdict = firstVerdict(matter, from)
    if (verdict) this.first[verdict] += 1
  }

  view(): RatingsSummary['matters'] {
    const { satisfied, dissatisfied, ...excluded } = this.places
    const { first } = this
    return {
      closed: Object.values(this.places).reduce((sum, count) => sum + count, 0),
      ...share(satisfied, satisfied + dissatisfied),
      excluded,
      first: share(first.satisfied, first.satisfied + first.dissatisfied),
    }
  }
}
