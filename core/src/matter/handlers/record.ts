import type { Bodies } from '../bodies.ts'
import { type Refusal, refuse } from '../context.ts'
import type { Draft } from '../draft.ts'
import { mayBeContacted } from '../find.ts'
import { type MatterType, matterTypes, type TextRef, type Urgency, urgencies } from '../types.ts'

/** Hidden from the units from now on, or known to them again: that an operator does in a contact with the demander alone. */
export function setConfidential(draft: Draft, body: Bodies['setConfidential']): string | Refusal {
  const { actor } = draft.context
  if (draft.matter.confidential === body.confidential) return refuse('confidential.unchanged')
  if (!body.confidential && actor.kind !== 'demander' && !body.contact) return refuse('confidential.off')
  draft.set({ confidential: body.confidential })
  endUnowedContact(draft)
  return 'done'
}

/**
 * Puts right what was recorded wrongly. Clocks that depend on it are looked up again. What was a report stays hidden from the
 * units as it was: whether he is known to them is the demander's to say.
 */
export function correct(draft: Draft, body: Bodies['correct']): string | Refusal {
  const { field, value } = body
  const { matter } = draft
  const wasReport = matter.type === 'report'
  if (field === 'titleForUnits' || field === 'contentForUnits' || field === 'address') {
    if (typeof value === 'string') return { code: 'missing-input', field: 'value' }
    draft.set({ texts: { ...matter.texts, [field]: (value as TextRef).id } })
    return 'done'
  }
  if (typeof value !== 'string' || !isKnown(field, value)) return { code: 'missing-input', field: 'value' }
  const isPlace = field === 'district' || field === 'street' || field === 'committee'
  if ((isPlace ? matter.place[field] : matter[field]) === value) return refuse('correct.unchanged')
  draft.set(isPlace ? { place: { ...matter.place, [field]: value } } : { [field]: value })
  if (field === 'type' && wasReport) draft.set({ confidential: true })
  endUnowedContact(draft)
  return 'done'
}

const isKnown = (field: string, value: string): boolean => {
  if (field === 'type') return matterTypes.includes(value as MatterType)
  return field !== 'urgency' || urgencies.includes(value as Urgency)
}

/** Where the unit may no longer know the demander it no longer owes him a call. */
function endUnowedContact(draft: Draft): void {
  if (!mayBeContacted(draft.matter)) for (const clock of draft.running('contact')) draft.end(clock)
}

/** Marks for finding and counting; what is there already, or not there, changes nothing. */
export function tag(draft: Draft, body: Bodies['tag']): string | Refusal {
  const { tags } = draft.matter
  const kept = tags.filter((one) => !body.remove?.includes(one))
  const after = [...kept, ...new Set((body.add ?? []).filter((one) => !kept.includes(one)))]
  if (after.join() === tags.join()) return refuse('tag.unchanged')
  draft.set({ tags: after })
  return 'done'
}

/** A remark among the staff: the event is all there is to it. */
export const comment = (): string => 'done'
