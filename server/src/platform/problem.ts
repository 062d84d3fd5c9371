import type { ProblemCode, ProblemView } from 'contract/problems'
import type { Limit } from 'core/calendar'

/**
 * What a problem may say beside its code. `retryAfter` (whole seconds) becomes the header of that name; `bound`, the value
 * of a rule of the profile, a part of the detail.
 */
export type ProblemFacts = Partial<
  Pick<ProblemView, 'errors' | 'state' | 'allowed' | 'rule' | 'basis' | 'no' | 'month' | 'version' | 'changes'>
> & { retryAfter?: number; bound?: Limit | number }

/** Whatever the API says no with. Thrown once, where the no is known; one handler writes it as RFC 9457. */
export class Problem extends Error {
  override readonly name = 'Problem'
  constructor(
    readonly code: ProblemCode,
    readonly facts: ProblemFacts = {},
  ) {
    super(code)
  }
}
