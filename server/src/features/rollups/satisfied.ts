import { ruleSetOf } from 'core/rules'
import type { City } from '../../platform/services.ts'

/** The lowest grade that counts as satisfied, by the rule set a matter keeps. */
export const satisfiedFrom =
  ({ profile }: Pick<City, 'profile'>) =>
  (ruleSet: number): number =>
    ruleSetOf(profile, ruleSet).counts['rating.satisfiedFrom'].count
