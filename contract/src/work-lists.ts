import { matterTypes, urgencies } from 'core/matter'
import { type Static, Type } from 'typebox'
import { workListNames } from './matter-items.ts'
import { Code, closed, MatterNo } from './scalars.ts'

/** As many signs as somebody may ask for at once. */
export const longestWords = 60

/**
 * Which list, and what of it. Work lists are sorted by their next due time, `all` by registration, newest first; so is what
 * is found by words.
 */
export const WorkListQuery = closed({
  list: Type.Enum(workListNames as [(typeof workListNames)[number], ...(typeof workListNames)[number][]]),
  cursor: Type.Optional(Type.String({ maxLength: 60, description: 'The `next` of the page before' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
  type: Type.Optional(Type.Enum(matterTypes)),
  category: Type.Optional(Code),
  district: Type.Optional(Code),
  urgency: Type.Optional(Type.Enum(urgencies)),
  light: Type.Optional(Type.Enum(['green', 'yellow', 'red'] as const, { description: 'Of open matters only' })),
  organizer: Type.Optional(Code),
  q: Type.Optional(MatterNo),
  words: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: longestWords,
      pattern: '\\S',
      description:
        'Words that a matter must hold, all of them, in its title, content, additions, reply or place, as far as the reader may read these. A page may be short and still have a `next`: it was not searched farther back. So may one of `all` that is narrowed',
    }),
  ),
})
export type WorkListQuery = Static<typeof WorkListQuery>

/** How many wait in each of the reader's lists. `capped`: there are more than that. `all` is not counted. */
export const ListCounts = Type.Object({
  items: Type.Array(
    Type.Object({
      list: Type.Enum(workListNames as [(typeof workListNames)[number], ...(typeof workListNames)[number][]]),
      count: Type.Integer(),
      capped: Type.Boolean(),
    }),
  ),
})
export type ListCounts = Static<typeof ListCounts>
