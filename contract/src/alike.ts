import { closings, matterStates } from 'core/matter'
import { type Static, Type } from 'typebox'
import { InstantText, MatterNo, nullable } from './scalars.ts'

/** Matters that may be about the same thing as another, the most likely first. Proposed, never decided: a person merges. */
export const AlikeMatters = Type.Object({
  items: Type.Array(
    Type.Object({
      no: MatterNo,
      title: Type.String(),
      state: Type.Enum(matterStates),
      closing: nullable(Type.Enum(closings)),
      registeredAt: InstantText,
      confidence: Type.Number({
        minimum: 0,
        maximum: 1,
        description: 'How much of what is told of one is told of the other',
      }),
      why: Type.Object({
        words: Type.Array(Type.String(), { description: 'Words that both hold, the rarest first' }),
        place: nullable(Type.Enum(['street', 'district'] as const)),
        category: Type.Boolean({ description: 'Both are of one category' }),
        days: Type.Integer({ description: 'Whole days between their registrations' }),
      }),
    }),
    { maxItems: 5 },
  ),
})
export type AlikeMatters = Static<typeof AlikeMatters>
