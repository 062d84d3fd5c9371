import { NoticePage, NoticeQuery, SeenBody } from 'contract/notices'
import { isWithin, type Staff } from 'core/access'
import { toIso } from 'core/calendar'
import { Type } from 'typebox'
import { cutPage } from '../../platform/cursor.ts'
import { type App, requireStaff } from '../../platform/http/app.ts'
import { highestId } from '../../platform/ids.ts'
import type { City, Services } from '../../platform/services.ts'
import { markSeen, type NoticeReader, noticesFor, unseenBy } from './store.ts'

const pageSize = 20

function readerOf(actor: Staff, { organizers }: Pick<City, 'organizers'>): NoticeReader {
  const { organizer } = actor
  const under =
    organizer === null ? [] : Object.keys(organizers).filter((unit) => isWithin(organizers, organizer, unit))
  return { ...actor, under }
}

/** What staff are told of by themselves: the reader's own notices, and his mark of how far he has read. */
export const noticeRoutes =
  ({ db, city }: Pick<Services, 'db' | 'city'>) =>
  async (app: App): Promise<void> => {
    const tags = ['notices']

    app.get(
      '/api/notices',
      { schema: { operationId: 'ownNotices', tags, querystring: NoticeQuery, response: { 200: NoticePage } } },
      async (request) => {
        const reader = readerOf(requireStaff(request), city)
        const { limit = pageSize, cursor: below = highestId } = request.query
        const found = await noticesFor(db, reader, { below, limit: limit + 1 })
        const { rows, last } = cutPage(found, limit)
        const items = rows.map(({ at, ...notice }) => ({ ...notice, at: toIso(at) }))
        return { items, next: last?.id ?? null, unseen: await unseenBy(db, reader) }
      },
    )

    app.post(
      '/api/notices/seen',
      { schema: { operationId: 'markNoticesSeen', tags, body: SeenBody, response: { 204: Type.Null() } } },
      async (request, reply) => {
        const { account } = requireStaff(request)
        await markSeen(db, account, request.body.upTo)
        return reply.code(204).send(null)
      },
    )
  }
