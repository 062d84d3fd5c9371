import type { Simulation } from 'core/matter'
import { ruleSetOf } from 'core/rules'
import { at, calendar, profileWith } from './desk.ts'

const profile = profileWith()

/** The limits in force when the matters of these tests were accepted. */
export const { limits } = profile.versions[0]!

/** Other limits tried on a matter as it stands at a moment. */
export const trying = (changes: Simulation['changes'], when: string): Simulation => ({
  changes,
  rulesOf: (version) => ruleSetOf(profile, version),
  calendar,
  now: at(when),
})
