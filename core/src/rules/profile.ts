import { dayOf, type FileProblem, type Instant, isDay, type Limit } from '../calendar/index.ts'
import { type Fields, FileReader, isFields } from './file-reader.ts'
import { readGuidance } from './guidance.ts'
import { isLooserThanMeasures, measuresBound } from './measures.ts'
import {
  type CountKey,
  type CountRule,
  countKeys,
  type LimitKey,
  type LimitRule,
  limitKeys,
  type Profile,
  type RuleSet,
  type RuleSource,
} from './types.ts'

export type ParsedProfile = { ok: true; profile: Profile } | { ok: false; problems: FileProblem[] }

const units: readonly Limit['unit'][] = ['workingDay', 'naturalDay', 'hour', 'minute']

const unitWords: Record<Limit['unit'], string> = {
  workingDay: 'working day',
  naturalDay: 'natural day',
  hour: 'hour',
  minute: 'minute',
}

/** More than any rule can mean; keeps a slip of the pen from being counted out day by day. */
const longest = 10_000

/** Rules that the product adds, subtracts or counts back in one kind of unit only; all others take any. */
const unitsOf: Partial<Record<LimitKey, readonly Limit['unit'][]>> = {
  'co.limit': ['workingDay'],
  'extend.applyBefore': ['hour', 'minute'],
  'extend.totalMax': ['workingDay'],
  'longTerm.feedback': ['naturalDay'],
  'longTerm.window': ['naturalDay'],
  'supervise.sameMatterWindow': ['naturalDay'],
  'merge.window': ['naturalDay'],
  'retention.matter': ['naturalDay'],
  'retention.contact': ['naturalDay'],
}

/** Counts that have an end: a grade of the scale, a share in percent. */
const countMax: Partial<Record<CountKey, number>> = { 'rating.satisfiedFrom': 5, 'urge.fromPercent': 100 }

const isCountOf = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value > 0
const isLimitIn = (allowed: readonly Limit['unit'][], limit: unknown): limit is Limit =>
  isFields(limit) && isCountOf(limit.value) && limit.value <= longest && allowed.some((unit) => unit === limit.unit)

class Reader extends FileReader {
  rule(key: string, value: unknown, path: string): LimitRule | CountRule | undefined {
    const isLimit = (limitKeys as readonly string[]).includes(key)
    const example = isLimit
      ? { limit: { value: 1, unit: 'workingDay' }, basis: '…', source: 'default' }
      : { count: 3, basis: '…', source: 'default' }
    if (!isFields(value)) {
      this.wrong(path, 'must be an object', example)
      return undefined
    }
    this.unknown(value, [isLimit ? 'limit' : 'count', 'basis', 'source', 'loosened'], path)
    const before = this.problems.length
    const basis = this.text(value, 'basis', path)
    const { source } = value
    if (source !== 'measures' && source !== 'default')
      this.wrong(`${path}.source`, 'must be measures or default', 'default')
    if (isLimit) this.limit(key as LimitKey, value, path)
    else this.count(key as CountKey, value, path)
    if ('loosened' in value) this.text(value, 'loosened', path)
    if (this.problems.length > before) return undefined
    const loosened = value.loosened as string | undefined
    const given = { basis, source: source as RuleSource, ...(loosened && { loosened }) }
    return isLimit ? { limit: value.limit as Limit, ...given } : { count: value.count as number, ...given }
  }

  private count(key: CountKey, { count }: Fields, path: string): void {
    const most = countMax[key] ?? Number.MAX_SAFE_INTEGER
    if (isCountOf(count) && count <= most) return
    const range = key in countMax ? `from 1 to ${most}` : 'above 0'
    this.wrong(`${path}.count`, `must be a whole number ${range}`, '3')
  }

  private limit(key: LimitKey, value: Fields, path: string): void {
    const limit = value.limit
    const allowed = unitsAllowed(key)
    if (!isLimitIn(allowed, limit)) {
      const what = `needs a whole value from 1 to ${longest} and a unit of ${allowed.join(', ')}`
      this.wrong(`${path}.limit`, what, { value: 1, unit: allowed[0] })
      return
    }
    this.unknown({ ...limit }, ['value', 'unit'], `${path}.limit`)
    if (!isLooserThanMeasures(key, limit) || value.loosened !== undefined) return
    const { bound, limit: fixed } = measuresBound(key)!
    const most = bound === 'atMost' ? 'at most' : 'at least'
    this.wrong(
      path,
      `is looser than the Measures allow (${most} ${fixed.value} ${unitWords[fixed.unit]}s)`,
      'add "loosened": "why", or keep the value',
    )
  }
}

/**
 * Reads a profile file's JSON value. The first version names every rule; a later one (`version` and `from` rising) names
 * only what changes. Answers the profile with every version complete, or everything that is wrong, each with its path.
 */
export function parseProfile(value: unknown): ParsedProfile {
  const reader = new Reader()
  if (!isFields(value)) return { ok: false, problems: [{ path: '$', what: 'must be an object', example: '{"id": …}' }] }
  reader.unknown(value, ['id', 'name', 'nameEn', 'guidance', 'versions'], '$')
  const profile: Profile = {
    id: reader.text(value, 'id', '$'),
    name: reader.text(value, 'name', '$'),
    nameEn: reader.text(value, 'nameEn', '$'),
    guidance: readGuidance(reader, value.guidance),
    versions: [],
  }
  const versions = Array.isArray(value.versions) ? value.versions : []
  if (versions.length === 0)
    reader.wrong('$.versions', 'must list at least one version', [{ version: 1, from: '2022-11-01', rules: {} }])
  for (const [index, version] of versions.entries()) {
    const made = readVersion(reader, version, { path: `$.versions[${index}]`, profile })
    if (made) profile.versions.push(made)
  }
  return reader.problems.length > 0 ? { ok: false, problems: reader.problems } : { ok: true, profile }
}

function readVersion(
  reader: Reader,
  value: unknown,
  { path, profile }: { path: string; profile: Profile },
): RuleSet | undefined {
  if (!isFields(value) || !isFields(value.rules)) {
    reader.wrong(path, 'must have version, from and rules', { version: 1, from: '2022-11-01', rules: {} })
    return undefined
  }
  reader.unknown(value, ['version', 'from', 'rules'], path)
  const before = profile.versions.at(-1)
  const { version, from } = value
  if (!isCountOf(version) || version <= (before?.version ?? 0))
    reader.wrong(`${path}.version`, 'must be a whole number above the one before', '2')
  if (typeof from !== 'string' || !isDay(from) || from <= (before?.from ?? ''))
    reader.wrong(`${path}.from`, 'must be a day after that of the version before', '2026-08-03')
  const limits: Partial<RuleSet['limits']> = { ...before?.limits }
  const counts: Partial<RuleSet['counts']> = { ...before?.counts }
  reader.unknown(value.rules, [...limitKeys, ...countKeys], `${path}.rules`)
  for (const key of limitKeys)
    if (key in value.rules) limits[key] = reader.rule(key, value.rules[key], `${path}.rules.${key}`) as LimitRule
  for (const key of countKeys)
    if (key in value.rules) counts[key] = reader.rule(key, value.rules[key], `${path}.rules.${key}`) as CountRule
  for (const key of [...limitKeys, ...countKeys])
    if (!(key in limits) && !(key in counts)) reader.wrong(`${path}.rules.${key}`, 'is missing', `"${key}": …`)
  // Else no call-back could ever be given up as unreached.
  if ((counts['callback.halfDays']?.count ?? 0) > (counts['callback.tries']?.count ?? Number.POSITIVE_INFINITY))
    reader.wrong(`${path}.rules.callback.halfDays`, 'must not be more than callback.tries', '2')
  return {
    profile: profile.id,
    version: version as number,
    from: from as string,
    limits: limits as Record<LimitKey, LimitRule>,
    counts: counts as Record<CountKey, CountRule>,
  }
}

/** The units in which a rule may be written. */
export const unitsAllowed = (key: LimitKey): readonly Limit['unit'][] => unitsOf[key] ?? units

/** The rules in force at a moment; before the first version's day, the first. */
export function ruleSetAt(profile: Profile, at: Instant): RuleSet {
  const day = dayOf(at)
  return profile.versions.findLast(({ from }) => from <= day) ?? profile.versions[0]!
}

/** The rules a matter keeps. Throws when the profile no longer holds that version. */
export function ruleSetOf(profile: Profile, version: number): RuleSet {
  const found = profile.versions.find((rules) => rules.version === version)
  if (!found)
    throw new Error(`profile ${profile.id} has no version ${version}: keep every version that matters still use`)
  return found
}

/** The lowest grade that counts as satisfied, by the version of the rules a matter keeps. */
export const satisfiedFrom =
  (profile: Profile) =>
  (version: number): number =>
    ruleSetOf(profile, version).counts['rating.satisfiedFrom'].count
