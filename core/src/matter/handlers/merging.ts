import { isWithin } from '../../access/index.ts'
import type { Bodies } from '../bodies.ts'
import { type Refusal, refuse } from '../context.ts'
import type { Draft } from '../draft.ts'
import { handledBy, isHeardOut, isLive, isSealed } from '../find.ts'
import { superviseRepeated } from '../steps/repeated.ts'

/** This matter goes on in another one. Its demanders go with it, so here none of them is left. */
export function merge(draft: Draft, { into }: Bodies['merge']): string | Refusal {
  const { matter, context } = draft
  if (into === matter.no) return refuse('merge.self')
  draft.set({ mergedInto: into })
  for (const { id, leftAt } of matter.participants)
    if (leftAt === null) draft.put('participants', id, { leftAt: context.now })
  return 'done'
}

/** The demanders of a merged matter become demanders here: informed, called back and rated like the first. */
export function takeIn(draft: Draft, { from, sealed, about, participants }: Bodies['takeIn']): string | Refusal {
  const { matter, context } = draft
  if (sealed && !isSealed(matter)) return refuse('merge.sealed')
  // Whoever gave the result would be given it again.
  const involved = matter.assignments.filter((one) => isLive(one) || one === handledBy(matter))
  const complainedOf = involved.some(({ organizer }) => {
    return about.some((unit) => isWithin(context.organizers, organizer, unit))
  })
  if (complainedOf) return refuse('dispatch.about')
  const added = about.filter((unit) => !matter.about.includes(unit))
  if (added.length > 0) draft.set({ about: [...matter.about, ...added] })
  for (const { id, ...participant } of participants)
    draft.put('participants', id, { ...participant, from, leftAt: null, settled: null, reviewedRounds: [] })
  superviseRepeated(draft)
  return 'done'
}

/** The merge is taken back: those who came with it left here at the moment of the merge, and are here again. */
export function unmerge(draft: Draft): string {
  const { participants, closedAt, registeredAt, acceptedAt } = draft.matter
  for (const { id, leftAt } of participants) if (leftAt === closedAt) draft.put('participants', id, { leftAt: null })
  draft.set({ mergedInto: null })
  draft.startClock('dispatch', null, { start: registeredAt })
  if (acceptedAt !== null) return 'accepted'
  draft.startClock('accept', null, { start: registeredAt })
  return 'unscreened'
}

/** Those who came from a merged matter go back to it. Somebody must stay; a call-back that waited for them alone is over. */
export function letGo(draft: Draft, { to }: Bodies['letGo']): string | Refusal {
  for (const { id, from, leftAt } of draft.matter.participants)
    if (from === to && leftAt === null) draft.put('participants', id, { leftAt: draft.context.now })
  if (draft.matter.participants.every(({ leftAt }) => leftAt !== null)) return refuse('unmerge.last')
  return isHeardOut(draft.matter) ? 'heard' : 'done'
}
