import type { RulesView, RuleView } from 'contract/rules'
import type { Instant } from 'core/calendar'
import {
  type CountKey,
  type CountRule,
  countKeys,
  isFixedByMeasures,
  type LimitKey,
  type LimitRule,
  limitKeys,
  measuresBound,
  type Profile,
  type RuleSet,
  ruleSetAt,
} from 'core/rules'
import type { Language } from '../../platform/services.ts'

/** The rules of a city as they hold at a moment, each with its basis and with the versions that set it. */
export function rulesView(profile: Profile, at: Instant, language: Language): RulesView {
  const inForce = ruleSetAt(profile, at)
  const { version, from } = inForce
  return {
    profile: profile.id,
    name: language === 'en' ? profile.nameEn : profile.name,
    version,
    from,
    versions: profile.versions.map((one) => ({ version: one.version, from: one.from })),
    items: [...limitKeys, ...countKeys].map((key) => ruleView(profile, inForce, key)),
  }
}

type Key = LimitKey | CountKey

const isLimit = (key: Key): key is LimitKey => (limitKeys as readonly Key[]).includes(key)
const ruleIn = (rules: RuleSet, key: Key): LimitRule | CountRule =>
  isLimit(key) ? rules.limits[key] : rules.counts[key]

const shownValue = (rule: LimitRule | CountRule) => ('limit' in rule ? { limit: rule.limit } : { count: rule.count })
const loosenedOf = ({ loosened }: LimitRule | CountRule) => (loosened ? { loosened } : {})

function ruleView(profile: Profile, inForce: RuleSet, key: Key): RuleView {
  const rule = ruleIn(inForce, key)
  const bound = isLimit(key) ? measuresBound(key) : undefined
  return {
    rule: key,
    ...shownValue(rule),
    basis: rule.basis,
    source: rule.source,
    fixed: isFixedByMeasures(key),
    ...(bound && { bound }),
    ...loosenedOf(rule),
    history: historyOf(profile, key),
  }
}

/** Later versions take over what they do not name, so one that holds the very same rule did not set it. */
const historyOf = ({ versions }: Profile, key: Key): RuleView['history'] =>
  versions.flatMap((rules, index) => {
    const rule = ruleIn(rules, key)
    const before = versions[index - 1]
    if (before && ruleIn(before, key) === rule) return []
    const { version, from } = rules
    return [{ version, from, ...shownValue(rule), source: rule.source, ...loosenedOf(rule) }]
  })
