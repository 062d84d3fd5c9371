import { type Static, Type } from 'typebox'
import { MatterNo } from './scalars.ts'
import { type WorkList, workListNames } from './views.ts'

/** The data of a `matter` event of the stream: a matter changed, and with it these work lists of the reader. */
export const MatterChange = Type.Object({
  no: MatterNo,
  lists: Type.Array(Type.Enum(workListNames as [WorkList, ...WorkList[]])),
})
export type MatterChange = Static<typeof MatterChange>

/** The stream as it is sent. */
export const StreamText = Type.String({
  description:
    'Server-sent events. `matter`: data is {no, lists}. `notice`: read the notices again. `refresh`, first of all and whenever something may have been missed: read the lists again.',
})
