import type { Draft } from '../draft.ts'

/** The matter is to have another result: what was challenged of the one before counts for nothing against it. */
export function expectAnotherResult(draft: Draft): void {
  const { participants, round } = draft.matter
  for (const { id, reviewedRounds } of participants)
    if (reviewedRounds.includes(round))
      draft.put('participants', id, { reviewedRounds: reviewedRounds.filter((one) => one !== round) })
}
