import { hasRole } from '../../access/index.ts'
import { computeDue, type Instant } from '../../calendar/index.ts'
import type { LimitKey } from '../../rules/index.ts'
import { type Context, type Refusal, refuse } from '../context.ts'
import { openRuling } from '../rulings.ts'
import type { Assignment, Matter, RulingKind } from '../types.ts'

/** Why a command may not be taken whatever its body is, beyond what its row says; null when it may. */
export type Condition = (matter: Matter, context: Context, assignment?: Assignment) => Refusal | null

export const wrongState = (matter: Matter): Refusal => ({ code: 'wrong-state', state: matter.state })

/** The first of several reasons. */
export const firstOf =
  (...conditions: readonly Condition[]): Condition =>
  (matter, context, assignment) => {
    for (const condition of conditions) {
      const found = condition(matter, context, assignment)
      if (found) return found
    }
    return null
  }

/** The end of a window of time that opened at `from`: exclusive, like every due time. */
export const windowEnd = (from: Instant, rule: LimitKey, { rules, calendar }: Context): Instant =>
  computeDue(calendar, { start: from, limit: rules.limits[rule].limit }).dueAt

/** Nobody decides on what he asked for himself. */
export const isOwn = (asked: string | null, { actor }: Context): boolean =>
  asked !== null && actor.kind === 'staff' && actor.account === asked

/** A request of a kind waits for its decision, and not for one of whoever asked. */
export const rules =
  (kind: RulingKind): Condition =>
  (matter, context, assignment) => {
    const asked = openRuling(matter, kind, assignment?.id)
    if (!asked) return wrongState(matter)
    return isOwn(asked.askedBy, context) ? refuse('ruling.own') : null
  }

/** The same, where only the one who was asked decides. */
export const rulesAsOwner = (kind: RulingKind): Condition =>
  firstOf(rules(kind), (matter, { actor }, assignment) => {
    const { owner } = openRuling(matter, kind, assignment?.id)!
    return owner === 'demander' || owner === 'system' || !hasRole(actor, owner) ? { code: 'not-permitted' } : null
  })

/** No request of this kind is open yet. */
export const notAsked =
  (kind: RulingKind): Condition =>
  (matter, _context, assignment) =>
    openRuling(matter, kind, assignment?.id) ? refuse('ruling.asked') : null
