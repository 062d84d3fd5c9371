import type { Staff } from 'core/access'
import { type Instant, toIso } from 'core/calendar'
import type { NoticeKind } from 'core/matter'
import { type Queryable, statement } from '../../platform/database/queryable.ts'
import { idsAt, lowestId, momentOf } from '../../platform/ids.ts'
import type { OutboxRow } from '../../platform/outbox.ts'

const write = statement(
  'write-notices',
  `insert into notices (id, event_id, at, kind, matter_no, role, organizer, hidden)
   select id, event, at, kind, no, role, organizer, array(select jsonb_array_elements_text(hidden))
   from jsonb_to_recordset($1::jsonb) as row (id uuid, event uuid, at timestamptz, kind text, no text, role text,
     organizer text, hidden jsonb)
   on conflict do nothing`,
)

/**
 * Keeps the notices that follow from a batch of commits, in the transaction that takes the batch from the outbox: one
 * an event and group, also where the same row should come twice. Their ids follow the order of the relay.
 */
export async function keepNotices(tx: Queryable, rows: readonly OutboxRow[]): Promise<void> {
  const found = rows.flatMap((row) => {
    if (row.topic !== 'matter') return []
    const { no, hidden, notices = [] } = row.payload
    return notices.map(({ at, ...notice }) => ({ ...notice, at: toIso(at), no, hidden }))
  })
  if (found.length === 0) return
  const newId = await idsAfterNewest(tx)
  await tx.query(write, [JSON.stringify(found.map((row) => ({ id: newId(), ...row })))])
}

const newest = statement('newest-notice', 'select id from notices order by id desc limit 1')
/** Ids above all that are there, also where the clock went back: what a reader has seen is told by the last of them. */
async function idsAfterNewest(tx: Queryable): Promise<() => string> {
  const [last] = await tx.query<{ id: string }>(newest)
  return idsAt(Math.max(Date.now(), last ? momentOf(last.id) + 1 : 0))
}

/** A notice as it is read. */
export interface StoredNotice {
  id: string
  at: Instant
  kind: NoticeKind
  no: string
  seen: boolean
}

/** What is for the reader: `$1` his roles, `$2` his unit with those above it, `$3` his own unit, `$4` his account, `$5` matters he is recused from. */
const own = `role = own_role and coalesce(organizer, '') = own_unit and not hidden && $2::text[] and matter_no <> all($5::text[])`
/** Each role's notices, for everybody and for his unit, are a walk of their own from the newest on; `walk` is the end of each. */
const each = (columns: string, walk: string): string =>
  `unnest($1::text[]) as roles (own_role) cross join unnest(array['', $3]) as units (own_unit)
   cross join lateral (select ${columns} from notices where ${own} and ${walk}) as notice`
const mark = `coalesce((select up_to from notice_marks where account = $4), '${lowestId}')`

const select = statement(
  'own-notices',
  `select id, at, kind, no, id <= ${mark} as seen
   from ${each('id, at, kind, matter_no as no', 'id < $6::uuid order by id desc limit $7')}
   order by id desc limit $7`,
)
const count = statement(
  'count-unseen-notices',
  `select count(*)::int as unseen from (select from ${each('id', `id > ${mark} limit 100`)} limit 100) as some_of_them`,
)
const moveMark = statement(
  'mark-notices',
  `insert into notice_marks as known (account, up_to) values ($1, $2)
   on conflict (account) do update set up_to = greatest(known.up_to, excluded.up_to)`,
)

/** A reader of notices, with the units that stand above his own, itself among them. */
export interface NoticeReader extends Pick<Staff, 'account' | 'roles' | 'organizer' | 'recused'> {
  under: readonly string[]
}

const valuesOf = ({ account, roles, organizer, recused, under }: NoticeReader): unknown[] => [
  roles,
  under,
  organizer,
  account,
  recused ?? [],
]

/** The reader's notices below an id, the latest first. */
export const noticesFor = (
  on: Queryable,
  reader: NoticeReader,
  { below, limit }: { below: string; limit: number },
): Promise<StoredNotice[]> => on.query<StoredNotice>(select, [...valuesOf(reader), below, limit])

/** How many the reader has not read, counted up to 100. */
export const unseenBy = async (on: Queryable, reader: NoticeReader): Promise<number> =>
  (await on.query<{ unseen: number }>(count, valuesOf(reader)))[0]!.unseen

/** Marks as read up to a notice; what was read stays read. */
export const markSeen = async (on: Queryable, account: string, upTo: string): Promise<void> =>
  void (await on.query(moveMark, [account, upTo]))
