import type { RatingsQuery, RatingsSummary } from 'contract/contacts'
import { addDays, startOfDay } from 'core/calendar'
import type { Measure } from 'core/counts'
import { dispositions } from 'core/matter'
import { ruleSetAt } from 'core/rules'
import type { Services } from '../../../platform/services.ts'
import { type Counted, cityCounts, countsBy } from '../../rollups/index.ts'

/**
 * Satisfaction of the matters closed on days `from` to `to` and of the contacts begun on them, from the counts of days. A
 * service is satisfying from the grade that the rules of the last day name. Throws `time-out-of-range` for a period that is
 * none or longer than a year.
 */
export async function ratingsSummary(
  { db, city }: Pick<Services, 'db' | 'city'>,
  period: RatingsQuery,
): Promise<RatingsSummary> {
  const { behind, counts } = await cityCounts(db, period)
  const rules = ruleSetAt(city.profile, startOfDay(addDays(period.to, 1)) - 1)
  return {
    ...period,
    behind,
    matters: ofMatters(counts),
    service: ofService(counts, rules.counts['rating.satisfiedFrom'].count),
  }
}

const share = (numerator: number, denominator: number) => ({
  numerator,
  denominator,
  share: denominator === 0 ? null : numerator / denominator,
})

/** How many were counted by a measure, under outcomes that are wanted. */
const sumOf = (counts: readonly Counted[], of: Measure, isWanted: (outcome: string) => boolean): number =>
  counts.reduce((sum, { measure, outcome, count }) => (measure === of && isWanted(outcome) ? sum + count : sum), 0)

function ofMatters(counts: readonly Counted[]): RatingsSummary['matters'] {
  const { satisfied, dissatisfied, ...excluded } = countsBy(counts, 'rated', dispositions)
  const first = countsBy(counts, 'first', ['satisfied', 'dissatisfied'])
  return {
    closed: sumOf(counts, 'rated', () => true),
    ...share(satisfied, satisfied + dissatisfied),
    excluded,
    first: share(first.satisfied, first.satisfied + first.dissatisfied),
  }
}

function ofService(counts: readonly Counted[], satisfiedFrom: number): RatingsSummary['service'] {
  const contacts = sumOf(counts, 'contact', (outcome) => outcome !== 'abandoned')
  const rated = sumOf(counts, 'service', () => true)
  const satisfied = sumOf(counts, 'service', (grade) => Number(grade) >= satisfiedFrom)
  return { contacts, ...share(satisfied, rated), unrated: contacts - rated }
}
