import type { Limit } from 'core/calendar'
import { type CountRule, countKeys, type LimitRule, limitKeys, type Profile, type RuleSet } from 'core/rules'
import { code, table } from './markdown.ts'

const unitWords: Record<Limit['unit'], string> = {
  workingDay: 'working day',
  naturalDay: 'natural day',
  hour: 'hour',
  minute: 'minute',
}

const lengthText = ({ value, unit }: Limit): string => `${value} ${unitWords[unit]}${value === 1 ? '' : 's'}`

const valueText = (rule: LimitRule | CountRule): string =>
  'limit' in rule ? lengthText(rule.limit) : String(rule.count)

const sourceText = ({ source, loosened }: LimitRule | CountRule): string =>
  (source === 'measures' ? 'Measures' : 'default') + (loosened ? `, loosened: ${loosened}` : '')

function versionPart({ version, from, limits, counts }: RuleSet): string {
  const rules = [
    ...limitKeys.map((key) => [key, limits[key]] as const),
    ...countKeys.map((key) => [key, counts[key]] as const),
  ]
  const rows = rules.map(([key, rule]) => [code(key), valueText(rule), sourceText(rule), rule.basis])
  return `### Version ${version}, from ${from}

${table(['rule', 'value', 'source', 'basis'], rows)}`
}

/** Every value of a profile, version by version, as the file has it. */
export const rulesPart = (profile: Profile): string => `## Rules of ${code(profile.id)} (${profile.name})

A value of the Measures may not be set looser without saying why; a default is ours, taken from the place named. A matter keeps the
version that was in force when it was registered, and once more when it was accepted.

${profile.versions.map(versionPart).join('\n\n')}`
