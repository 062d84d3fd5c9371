import type { OwnTerms } from '../clock.ts'
import type { Draft } from '../draft.ts'
import { rulingRows } from '../rulings.ts'
import type { Ruling, RulingKind } from '../types.ts'
import { endClocksOf } from './clocks.ts'

/** A request is put before whoever decides, with its clock. */
export function askRuling(
  draft: Draft,
  kind: RulingKind,
  given: Partial<Pick<Ruling, 'assignment' | 'participant' | 'owner'>> & { own?: OwnTerms },
): string {
  const { newId, now, actor } = draft.context
  const id = newId()
  const { owner, rule } = rulingRows[kind]
  const { assignment = null, participant = null, own } = given
  const askedBy = actor.kind === 'staff' ? actor.account : null
  const open = { openedAt: now, ruling: null, ruledAt: null }
  draft.put('rulings', id, { kind, assignment, participant, owner: given.owner ?? owner, askedBy, ...open })
  draft.startClock('ruling', id, { rule, ...own })
  return id
}

/** A request has its answer, or none any more. Only a decision meets its clock. */
export function endRuling(draft: Draft, { id }: Ruling, ruling: NonNullable<Ruling['ruling']>): void {
  draft.put('rulings', id, { ruling, ruledAt: draft.context.now })
  const undecided = ruling === 'silence' || ruling === 'dropped'
  if (undecided) endClocksOf(draft, id)
  else draft.meet('ruling', id)
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
