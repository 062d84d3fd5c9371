import { allowedCommands, allowedOnAssignment, type Context, type Matter, type Refusal, toKebab } from 'core/matter'
import type { CountKey, LimitKey } from 'core/rules'
import { Problem } from '../../platform/problem.ts'

/** How the API says what the core has refused: with the state and what is allowed now, or with the rule and its basis. */
export function problemOf(refusal: Refusal, { matter, context }: { matter?: Matter; context: Context }): Problem {
  switch (refusal.code) {
    case 'wrong-state':
      return new Problem('wrong-state', { state: refusal.state, ...presentOf(matter, context) })
    case 'missing-input':
      return new Problem('missing-input', { errors: [{ path: `/${refusal.field}`, what: 'required' }] })
    case 'rule-refused':
      return new Problem('rule-refused', { rule: refusal.rule, ...boundOf(refusal.rule, context) })
    default:
      return new Problem(refusal.code, refusal.code === 'not-permitted' ? presentOf(matter, context) : {})
  }
}

/** The value of a rule of the profile with its basis; nothing of rules that are no numbers. */
function boundOf(rule: string, { rules: { limits, counts } }: Context) {
  const limit = limits[rule as LimitKey]
  if (limit) return { bound: limit.limit, basis: limit.basis }
  const count = counts[rule as CountKey]
  return count && { bound: count.count, basis: count.basis }
}

/** Where the matter stands and what the asker may do instead, to it or to any of its assignments. */
export function presentOf(matter: Matter | undefined, context: Context) {
  if (!matter) return {}
  const onAssignments = matter.assignments.flatMap((one) => allowedOnAssignment(matter, one, context))
  const allowed = [...new Set([...allowedCommands(matter, context), ...onAssignments])].map(toKebab)
  return { state: matter.state, version: matter.version, allowed }
}
