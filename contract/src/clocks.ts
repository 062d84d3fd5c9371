import { type Static, Type } from 'typebox'
import { closed, DayText, InstantText, LimitBody } from './scalars.ts'

/** Asks when limits end: by a rule of the profile (`rule`) or by a limit of one's own. */
export const ExplainBody = closed({
  items: Type.Array(
    closed({
      from: InstantText,
      rule: Type.Optional(Type.String({ maxLength: 60 })),
      limit: Type.Optional(LimitBody),
    }),
    { minItems: 1, maxItems: 10_000 },
  ),
  detail: Type.Optional(Type.Boolean()),
})
export type ExplainBody = Static<typeof ExplainBody>

export const ExplainView = Type.Object({
  items: Type.Array(
    Type.Object({
      dueAt: InstantText,
      lastDay: DayText,
      days: Type.Optional(
        Type.Array(
          Type.Object({
            day: DayText,
            counted: Type.Boolean(),
            why: Type.String(),
            name: Type.Optional(Type.String()),
          }),
        ),
      ),
      rule: Type.Optional(Type.String()),
      version: Type.Optional(Type.Integer()),
      basis: Type.Optional(Type.String()),
      calendar: Type.String(),
      provisional: Type.Boolean(),
    }),
  ),
})
export type ExplainView = Static<typeof ExplainView>
