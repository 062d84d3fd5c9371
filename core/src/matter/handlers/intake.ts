import { hasRole } from '../../access/index.ts'
import type { Bodies } from '../bodies.ts'
import { type Concerned, type Refusal, refuse } from '../context.ts'
import type { Draft } from '../draft.ts'
import { isHeardOut } from '../find.ts'
import { openRuling } from '../rulings.ts'
import { superviseRepeated } from '../steps/repeated.ts'
import { askRuling, endRuling } from '../steps/ruling.ts'
import type { Participant } from '../types.ts'

/** A request is made: number, demander and the rule set of the day are fixed. An operator accepts on the spot. */
export function register(draft: Draft, body: Bodies['register']): string | Refusal {
  const { now, newId, actor, rulesNow, no } = draft.context
  if (!body.demander === !body.anonymous) return refuse('register.demander')
  const byOperator = hasRole(actor, 'operator')
  if (byOperator && !body.category) return { code: 'missing-input', field: 'category' }
  const unknown = (body.about ?? []).some((organizer) => !draft.context.organizers[organizer])
  if (unknown) return { code: 'unknown-organizer' }

  const { district = null, street = null, committee = null, address } = body.place ?? {}
  const none = { titleForUnits: null, contentForUnits: null, answer: null, missing: null }
  draft.set({
    id: newId(),
    no: no!,
    closing: null,
    cameFrom: null,
    type: body.type,
    category: body.category ?? null,
    urgency: (byOperator && body.urgency) || 'general',
    channel: body.channel,
    place: { district, street, committee },
    confidential: body.confidential ?? false,
    about: body.about ?? [],
    mergedInto: null,
    tags: [],
    ruleSet: rulesNow.version,
    registeredAt: now,
    acceptedAt: byOperator ? now : null,
    deliveredAt: null,
    closedAt: null,
    round: 0,
    texts: { title: body.title.id, content: body.content.id, address: address?.id ?? null, ...none },
  })
  draft.put('participants', newId(), demanderOf(body, now))
  return byOperator ? 'byOperator' : 'selfService'
}

const demanderOf = (body: Pick<Bodies['register'], 'demander' | 'reply'>, now: number): Omit<Participant, 'id'> => ({
  kind: body.demander?.kind ?? 'anonymous',
  reply: body.reply ?? (body.demander ? 'phone' : 'none'),
  digest: body.demander?.digest ?? null,
  joinedAt: now,
  leftAt: null,
  settled: null,
  reviewedRounds: [],
  from: null,
})

/** The centre answers itself: from the knowledge base, or saying why without. */
export function answer(draft: Draft, body: Bodies['answer']): string | Refusal {
  if (!body.article === !body.noArticle) return refuse('answer.article')
  draft.set({ texts: { ...draft.matter.texts, answer: body.text.id }, deliveredAt: draft.context.now })
  return 'done'
}

/** Not for this hotline: the demander is told why and which channel is his. */
export function decline(draft: Draft, body: Bodies['decline']): string {
  const texts = { ...draft.matter.texts, answer: body.reason.id }
  draft.set({ texts, guidedTo: body.channel, deliveredAt: draft.context.now })
  return 'done'
}

export function requestSupplement(draft: Draft, body: Bodies['requestSupplement']): string {
  draft.set({ texts: { ...draft.matter.texts, missing: body.missing.id } })
  return 'done'
}

/** What was missing comes in: in time it leads back, after the closing it begins anew with fresh clocks. */
export function supplement(draft: Draft): string {
  if (draft.matter.state === 'supplementing') return 'inTime'
  const { rulesNow } = draft.context
  draft.pinRules(rulesNow)
  draft.set({ acceptedAt: null, deliveredAt: null, ruleSet: rulesNow.version })
  return 'reopened'
}

/**
 * Screened: type, category and urgency are settled, and the rules of this day hold from here on. What came as a report stays
 * hidden from the units: whether he is known to them is the demander's to say.
 */
export function accept(draft: Draft, body: Bodies['accept']): string {
  const { now, rulesNow } = draft.context
  const { type, category, urgency } = body
  if (draft.matter.type === 'report' && type !== 'report') draft.set({ confidential: true })
  draft.pinRules(rulesNow)
  draft.set({ type, category, urgency, acceptedAt: now, ruleSet: rulesNow.version })
  return 'done'
}

/** The demander takes the request back. With others still in it he leaves alone; a report asks the centre first. */
export function withdraw(draft: Draft, _body: Bodies['withdraw'], { participant }: Concerned): string | Refusal {
  if (!participant) return { code: 'unknown-participant' }
  if (draft.matter.type === 'report') {
    askRuling(draft, 'withdrawal', { participant })
    return 'asked'
  }
  return leave(draft, participant)
}

function leave(draft: Draft, participant: string): 'left' | 'closed' {
  draft.put('participants', participant, { leftAt: draft.context.now })
  return draft.matter.participants.some(({ leftAt }) => leftAt === null) ? 'left' : 'closed'
}

/** The manager lets a demander of a report go or not. Where the call-back waited for him alone, it is over then. */
export function ruleWithdrawal(draft: Draft, body: Bodies['ruleWithdrawal']): string {
  const asked = openRuling(draft.matter, 'withdrawal')!
  endRuling(draft, asked, body.ruling)
  if (body.ruling === 'reject') return 'rejected'
  if (leave(draft, asked.participant!) === 'closed') return 'approved'
  return isHeardOut(draft.matter) ? 'heard' : 'left'
}

/** One more demander of an open matter: he is informed, called back and rated like the first. */
export function join(draft: Draft, body: Bodies['join']): string {
  const { newId, now } = draft.context
  draft.put('participants', newId(), demanderOf(body, now))
  superviseRepeated(draft)
  return 'done'
}
