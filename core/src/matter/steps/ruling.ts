import type { OwnTerms } from '../clock.ts'
import type { Draft } from '../draft.ts'
import { rulingRows } from '../rulings.ts'
import type { Ruling, RulingKind } from '../types.ts'
import { endClocksOf } from './clocks.ts'

/** A request is put before whoever decides, with its clock. */
export function askRuling(
  draft: Draft,
  kind: RulingKind,
  given: Partial<Pick<Ruling, 'assignment' | 'participant' | 'owner' | 'extension'>> & { own?: OwnTerms },
): string {
  const { newId, now, actor } = draft.context
  const id = newId()
  const { owner, rule } = rulingRows[kind]
  const { assignment = null, participant = null, extension = null, own } = given
  const askedBy = actor.kind === 'staff' ? actor.account : null
  const open = { openedAt: now, ruling: null, ruledAt: null }
  const asked = { assignment, participant, extension, owner: given.owner ?? owner, askedBy }
  draft.put('rulings', id, { kind, ...asked, ...open })
  draft.startClock('ruling', id, { rule, ...own })
  return id
}

/** A request has its answer, or none any more. Only a decision meets its clock. */
export function endRuling(draft: Draft, { id, kind }: Ruling, ruling: NonNullable<Ruling['ruling']>): void {
  draft.put('rulings', id, { ruling, ruledAt: draft.context.now })
  const undecided = ruling === 'silence' || ruling === 'dropped'
  if (undecided) endClocksOf(draft, id)
  else draft.meet('ruling', id)
  if (kind === 'unreasonable') settleUnreasonable(draft, ruling === 'approve')
  if (kind === 'legalProcedure' && ruling !== 'approve') endAskedProcedure(draft)
}

function settleUnreasonable(draft: Draft, approved: boolean): void {
  const over = { state: 'lifted', endedAt: draft.context.now } as const
  for (const { id, kind, state } of draft.matter.overlays)
    if (kind === 'unreasonable' && state === 'proposed') draft.put('overlays', id, approved ? { state: 'open' } : over)
}

function endAskedProcedure(draft: Draft): void {
  for (const { id, openedAt, endedAt } of draft.matter.regimes)
    if (openedAt === null && endedAt === null) draft.put('regimes', id, { endedAt: draft.context.now })
}

/** Requests about work that is no longer done by them: of one assignment, or of the whole matter. */
export function dropRulings(draft: Draft, { assignment, closing }: { assignment?: string; closing?: boolean }): void {
  for (const ruling of draft.matter.rulings) {
    const { lasts } = rulingRows[ruling.kind]
    const over = lasts === 'whileHandled' || (lasts === 'whileOpen' && closing)
    const concerned = assignment === undefined || ruling.assignment === assignment
    if (ruling.ruling === null && over && concerned) endRuling(draft, ruling, 'dropped')
  }
}
