import type { Draft } from '../draft.ts'
import type { Regime, RegimeKind } from '../types.ts'
import { endClocksOf } from './clocks.ts'

/** A regime, asked for or on from now. */
export function addRegime(
  draft: Draft,
  kind: RegimeKind,
  given: Partial<Pick<Regime, 'guidance' | 'openedAt' | 'law' | 'caseNumber' | 'expectedEndOn'>>,
): string {
  const { newId, now } = draft.context
  const id = newId()
  const blank = { guidance: null, openedAt: null, law: null, caseNumber: null, expectedEndOn: null }
  const open = { endedAt: null, plan: null, procedureEndedOn: null }
  draft.put('regimes', id, { kind, askedAt: now, ...blank, ...open, ...given })
  return id
}

/** A regime is over, with what its clocks still asked for. */
export function endRegime(draft: Draft, id: string): void {
  draft.put('regimes', id, { endedAt: draft.context.now })
  endClocksOf(draft, id)
  for (const stage of draft.matter.stages) if (stage.regime === id) endClocksOf(draft, stage.id)
}

/** Where the lead's work ends, or leaves it, so do its regimes. */
export function endRegimes(draft: Draft): void {
  for (const { id, endedAt } of draft.matter.regimes) if (endedAt === null) endRegime(draft, id)
}
