import { noticeKinds } from 'core/matter'
import { type Static, Type } from 'typebox'
import { closed, Id, InstantText, MatterNo, nullable } from './scalars.ts'

export { noticeRoles } from 'core/matter'

/** Something a member of staff is told of by himself: what happened, on which matter, and whether he has read it. */
export const NoticeView = Type.Object({
  id: Id,
  at: InstantText,
  kind: Type.Enum(noticeKinds),
  no: MatterNo,
  seen: Type.Boolean(),
})
export type NoticeView = Static<typeof NoticeView>

/** The latest notices first. `unseen` counts up to 100. */
export const NoticePage = Type.Object({
  items: Type.Array(NoticeView),
  next: nullable(Type.String()),
  unseen: Type.Integer(),
})
export type NoticePage = Static<typeof NoticePage>

export const NoticeQuery = closed({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  cursor: Type.Optional(Id),
})

/** Marks every notice up to this one as read. */
export const SeenBody = closed({ upTo: Id })
