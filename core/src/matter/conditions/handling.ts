import { refuse } from '../context.ts'
import { mayBeContacted } from '../find.ts'
import { type Condition, isOwn } from './common.ts'

export const handlingConditions = {
  contactDemander: (matter) => (mayBeContacted(matter) ? null : refuse('contact.sealed')),
  approveReply: (_matter, context, assignment) =>
    isOwn(assignment?.repliedBy ?? null, context) ? refuse('ruling.own') : null,
} as const satisfies Record<string, Condition>
