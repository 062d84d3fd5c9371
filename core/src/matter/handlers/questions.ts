import { hasRole } from '../../access/index.ts'
import type { Bodies } from '../bodies.ts'
import { type Concerned, type Refusal, refuse } from '../context.ts'
import type { Draft } from '../draft.ts'
import { isSealed } from '../find.ts'
import { waitsForAnswer } from '../waiting.ts'

/** A unit asks the demander through the centre: where it must not know him, the only way to him. */
export function askDemander(draft: Draft, body: Bodies['askDemander']): string {
  const { newId, now } = draft.context
  const id = newId()
  const open = { heard: null, answer: null, answeredAt: null }
  draft.put('questions', id, { assignment: body.assignment, question: body.question.id, askedAt: now, ...open })
  draft.startClock('relay', id)
  return 'done'
}

/**
 * What a demander himself answers does not reach a unit that must not know him before the centre has passed it on. It stays
 * his answer then: of several demanders none reads what another said.
 */
export function relayAnswer(draft: Draft, body: Bodies['relayAnswer'], { participant }: Concerned): string | Refusal {
  const asked = draft.matter.questions.find(({ id }) => id === body.question)
  if (!asked) return { code: 'unknown-part' }
  if (!waitsForAnswer(asked, draft.matter)) return refuse('question.answered')
  const { actor, now } = draft.context
  const said = participant === undefined ? {} : { answeredBy: participant }
  if (isSealed(draft.matter) && !hasRole(actor, 'callback_clerk')) {
    draft.put('questions', asked.id, { heard: body.text.id, ...said })
    return 'heard'
  }
  draft.put('questions', asked.id, { answer: body.text.id, answeredAt: now, ...said })
  draft.meet('relay', asked.id)
  return 'done'
}
