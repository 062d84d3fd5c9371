import { dayOf, startOfDay } from '../../calendar/index.ts'
import type { Bodies } from '../bodies.ts'
import { type Refusal, refuse } from '../context.ts'
import type { Draft } from '../draft.ts'
import { liveLead, regimeOf } from '../find.ts'
import { openRuling } from '../rulings.ts'
import { pullBelow } from '../steps/below.ts'
import { addRegime, endRegime } from '../steps/regime.ts'
import { askRuling, endRuling } from '../steps/ruling.ts'

/** The matter waits for a procedure of law: the unit asks that its own limit should rest. */
export function enterLegalProcedure(draft: Draft, body: Bodies['enterLegalProcedure']): string | Refusal {
  const { assignment, law, caseNumber, expectedEndOn } = body
  if (expectedEndOn < dayOf(draft.context.now)) return refuse('legal.expectedEnd')
  addRegime(draft, 'legalProcedure', { law: law.id, caseNumber: caseNumber.id, expectedEndOn })
  askRuling(draft, 'legalProcedure', { assignment })
  return 'done'
}

/** From the ruling on the limits on handling rest, and the unit says again and again that the procedure goes on. */
export function ruleLegalProcedure(draft: Draft, body: Bodies['ruleLegalProcedure']): string {
  const { matter, context } = draft
  endRuling(draft, openRuling(matter, 'legalProcedure')!, body.ruling)
  if (body.ruling === 'reject') return 'rejected'
  const asked = matter.regimes.find(({ kind, openedAt, endedAt }) => {
    return kind === 'legalProcedure' && openedAt === null && endedAt === null
  })!
  draft.put('regimes', asked.id, { openedAt: context.now })
  draft.startClock('legalCheck', asked.id)
  const lead = liveLead(matter)!
  if (lead.state === 'approving') draft.put('assignments', lead.id, { state: 'handling' })
  return 'approved'
}

export function confirmLegalProcedure(draft: Draft): string {
  const { id } = regimeOf(draft.matter, 'legalProcedure')!
  draft.meet('legalCheck', id)
  draft.startClock('legalCheck', id)
  return 'done'
}

/** The procedure ended on a day, and from that day the final result is owed. The lead's own limit rests for good. */
export function endLegalProcedure(draft: Draft, { endedOn }: Bodies['endLegalProcedure']): string | Refusal {
  const regime = regimeOf(draft.matter, 'legalProcedure')!
  if (endedOn > dayOf(draft.context.now) || endedOn < dayOf(regime.askedAt)) return refuse('legal.endedOn')
  draft.put('regimes', regime.id, { procedureEndedOn: endedOn })
  draft.meet('legalCheck', regime.id)
  endRegime(draft, regime.id)
  const lead = liveLead(draft.matter)!
  draft.startClock('legalReport', lead.id, { start: startOfDay(endedOn) })
  for (const { id } of draft.matter.assignments) if (id !== lead.id) draft.resume('handle', id)
  pullBelow(draft)
  return 'done'
}
