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

/** A day from the start of a limit to its end, and why it was counted or not. `name` is that of its holiday. */
const ExplainedDay = Type.Object({
  day: DayText,
  counted: Type.Boolean(),
  why: Type.String(),
  name: Type.Optional(Type.String()),
})

export const ExplainView = Type.Object({
  items: Type.Array(
    Type.Object({
      dueAt: InstantText,
      lastDay: DayText,
      days: Type.Optional(Type.Array(ExplainedDay)),
      rule: Type.Optional(Type.String()),
      version: Type.Optional(Type.Integer()),
      basis: Type.Optional(Type.String()),
      calendar: Type.String(),
      provisional: Type.Boolean(),
    }),
  ),
})
export type ExplainView = Static<typeof ExplainView>

/** The days by which a clock of a matter came to be due when it is, in order. A limit in hours or minutes has none. */
export const ClockDays = Type.Object({ items: Type.Array(ExplainedDay) })
export type ClockDays = Static<typeof ClockDays>
