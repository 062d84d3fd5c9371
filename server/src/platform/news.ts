import type { AccessKind } from 'contract/access'
import type { Role } from 'core/access'
import { type Queryable, statement } from './database/queryable.ts'
import type { MatterNews, NoticeNews, OutboxRow } from './outbox.ts'

/** The channel of the database on which the relay tells the streams of all nodes. */
export const newsChannel = 'huixiang'

/** PostgreSQL takes no notification of 8,000 bytes or more. */
const longestNotification = 7_900

/** What the streams need to know of a changed matter. It holds no person, no text and no hash. */
export type MatterNotice = Pick<MatterNews, 'no' | 'lists' | 'units' | 'hidden'>

/** That a role was told of something, of one unit where it is named; never those whom the matter is about. */
export type RoleNotice = Pick<MatterNews, 'no' | 'hidden'> & Pick<NoticeNews, 'organizer'> & { role: Role }

/**
 * One notification. `city`: lists are to be read again. `sessions`: the account whose sign-ins or rights have changed; what
 * is remembered of sessions holds no more.
 * `missed`: more changed than could be told.
 */
export interface News {
  matters: MatterNotice[]
  /** What roles have been told of, to be read by whoever has one of them. */
  notices?: RoleNotice[]
  city?: true
  sessions?: string
  missed?: true
}

const notify = statement('notify-news', 'select pg_notify($1, $2)')

/** Sends one notification to all nodes; in a transaction, once that is committed. */
export const tellNodes = async (on: Queryable, text: string): Promise<void> =>
  void (await on.query(notify, [newsChannel, text]))

const union = <Item>(one: readonly Item[], other: readonly Item[]): Item[] => [...new Set([...one, ...other])]

/** One notice a matter, however often it changed; none for a matter on no list, which nobody waits for. */
function noticesOf(rows: readonly OutboxRow[]): MatterNotice[] {
  const notices = new Map<string, MatterNotice>()
  for (const row of rows) {
    if (row.topic !== 'matter' || row.payload.lists.length === 0) continue
    const { no, lists, units, hidden } = row.payload
    const before = notices.get(no)
    notices.set(no, {
      no,
      lists: union(before?.lists ?? [], lists),
      units: union(before?.units ?? [], units),
      hidden: union(before?.hidden ?? [], hidden),
    })
  }
  return [...notices.values()]
}

const saysSomething = ({ matters, notices, city, missed }: News): boolean =>
  matters.length > 0 || !!notices || !!city || !!missed

/** Each role that was told of a matter once, however often it was. */
function toldRoles(rows: readonly OutboxRow[]): RoleNotice[] {
  const told = rows.flatMap((row) => {
    if (row.topic !== 'matter') return []
    const { no, hidden, notices = [] } = row.payload
    return notices.map(({ role, organizer }): RoleNotice => ({ role, organizer, no, hidden }))
  })
  return [...new Map(told.map((one) => [JSON.stringify(one), one])).values()]
}

/** What is entered of an account when what it may do, or its sign-ins, have changed; the account is the entry's subject. */
const ofRights: readonly AccessKind[] = ['account', 'rights', 'recusal', 'second-factor', 'session']

const changedAccounts = (rows: readonly OutboxRow[]): string[] => [
  ...new Set(
    rows.flatMap((row) =>
      row.topic === 'access' && ofRights.includes(row.payload.kind) ? (row.payload.subject ?? []) : [],
    ),
  ),
]

const sizeOf = (news: News): number => Buffer.byteLength(JSON.stringify(news))

const emptyRoom = longestNotification - sizeOf({ matters: [], notices: [] })

/** The notifications of a batch of rows, as few as will hold them; none when nobody need be told. */
export function notificationsOf(rows: readonly OutboxRow[]): string[] {
  const isCity = rows.some(({ topic }) => topic === 'city')
  const frame: News = { matters: [], ...(isCity && { city: true as const }) }
  const pages: News[] = [frame]
  let room = longestNotification - sizeOf({ ...frame, notices: [] })
  const add = (item: unknown, putOn: (page: News) => void): void => {
    const size = Buffer.byteLength(JSON.stringify(item)) + 1
    if (size > emptyRoom) {
      frame.missed = true
      return
    }
    if (size > room) {
      pages.push({ matters: [] })
      room = emptyRoom
    }
    putOn(pages.at(-1)!)
    room -= size
  }
  for (const told of toldRoles(rows)) add(told, (page) => (page.notices = [...(page.notices ?? []), told]))
  for (const notice of noticesOf(rows)) add(notice, (page) => page.matters.push(notice))
  const sessions = changedAccounts(rows).map((account): News => ({ matters: [], sessions: account }))
  return [...pages.filter(saysSomething), ...sessions].map((news) => JSON.stringify(news))
}

/** Reads a notification; undefined for what is none of ours. */
export function readNews(text: string | undefined): News | undefined {
  try {
    const news = JSON.parse(text ?? '') as Partial<News> | null
    return news && Array.isArray(news.matters) ? (news as News) : undefined
  } catch {
    return undefined
  }
}
