import { allowedCommands, allowedOnAssignment, type Context, type Matter, type Refusal, toKebab } from 'core/matter'
import type { LimitKey } from 'core/rules'
import { Problem } from '../../platform/problem.ts'

/** How the API says what the core has refused: with the state and what is allowed now, or with the rule and its basis. */
export function problemOf(refusal: Refusal, { matter, context }: { matter?: Matter; context: Context }): Problem {
  switch (refusal.code) {
    case 'wrong-state':
      return new Problem('wrong-state', { state: refusal.state, ...presentOf(matter, context) })
    case 'missing-input':
      return new Problem('missing-input', { errors: [{ path: `/${refusal.field}`, what: 'required' }] })
    case 'rule-refused': {
      const { rules } = context
      const limit = rules.limits[refusal.rule as LimitKey] ?? rules.counts[refusal.rule as keyof typeof rules.counts]
      return new Problem('rule-refused', { rule: refusal.rule, ...(limit && { basis: limit.basis }) })
    }
    default:
      return new Problem(refusal.code, refusal.code === 'not-permitted' ? presentOf(matter, context) : {})
  }
}

/** Where the matter stands and what the asker may do instead, to it or to any of its assignments. */
export function presentOf(matter: Matter | undefined, context: Context) {
  if (!matter) return {}
  const onAssignments = matter.assignments.flatMap((one) => allowedOnAssignment(matter, one, context))
  const allowed = [...new Set([...allowedCommands(matter, context), ...onAssignments])].map(toKebab)
  return { state: matter.state, version: matter.version, allowed }
}
