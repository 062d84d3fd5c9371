import { type Static, Type } from 'typebox'
import { MatterItem, type WorkList, workListNames } from './matter-items.ts'
import { closed, MatterNo, nullable } from './scalars.ts'

const List = Type.Enum(workListNames as [WorkList, ...WorkList[]])

/** How many lists one stream keeps fresh. */
export const mostWatched = 4

const oneList = `(${workListNames.join('|')})`

/** What a stream is to keep fresh on the reader's screens, and in which language: a browser's stream bears no header of the page's own. */
export const StreamQuery = closed({
  lists: Type.Optional(
    Type.String({
      pattern: `^(${oneList}(,${oneList}){0,${mostWatched - 1}})?$`,
      description:
        'Work lists, by commas, whose first pages are to be told and kept fresh, and with them the counts of all lists; empty for the counts alone. Lists that the reader may not read are passed over.',
    }),
  ),
  language: Type.Optional(Type.Enum(['zh-CN', 'en'] as const)),
})
export type StreamQuery = Static<typeof StreamQuery>

/** The data of a `matter` event of the stream: a matter changed, and with it these work lists of the reader. */
export const MatterChange = Type.Object({
  no: MatterNo,
  lists: Type.Array(List),
})
export type MatterChange = Static<typeof MatterChange>

/**
 * The data of a `list` event: what makes the first page of a work list that the reader had into the one he would read now.
 * A line's key is its number, with a blank and its assignment where it has one.
 */
export const ListChange = Type.Object({
  list: List,
  rows: Type.Array(MatterItem, { description: 'Lines that are new or changed' }),
  order: Type.Optional(
    Type.Array(Type.String(), { description: 'Keys of all lines in their order; absent where it is as before' }),
  ),
  next: nullable(Type.String()),
})
export type ListChange = Static<typeof ListChange>

/** The stream as it is sent. */
export const StreamText = Type.String({
  description:
    'Server-sent events. `matter`: data is {no, lists}. `notice`: read the notices again. `refresh`, first of all and whenever something may have been missed: read again what the stream itself does not tell. With `lists` also `list`: data is {list, rows, order?, next}, the page whole at first and then what changed on it, and `counts`: data is that of `GET /api/matters/counts`. `counts` comes last of each reading; its id and that of a `matter` are numbers of the node: what is shown then stands for every `matter` with an id up to that.',
})
