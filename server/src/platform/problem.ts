import type { ProblemCode, ProblemView } from 'contract/problems'

/** What a problem may say beside its code; `retryAfter` (whole seconds) becomes the header of that name. */
export type ProblemFacts = Partial<
  Pick<ProblemView, 'errors' | 'state' | 'allowed' | 'rule' | 'basis' | 'no' | 'version' | 'changes'>
> & { retryAfter?: number }

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
