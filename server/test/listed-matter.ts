import type { MatterItem } from 'contract/matter-items'
import { dayOf, type Instant, toIso } from 'core/calendar'
import { type Queryable, statement } from '../src/platform/database/queryable.ts'
import { idsAt } from '../src/platform/ids.ts'
import { matterNo } from '../src/platform/numbers.ts'

interface AssignmentWish {
  organizer: string
  state?: NonNullable<MatterItem['assignmentState']>
  kind?: 'lead' | 'co' | 'sub'
  dueAt?: Instant
}

/** What a test wants of a matter that stands on lists; the rest is plain. */
export interface ListedWish {
  serial: number
  at: Instant
  state?: MatterItem['state']
  type?: MatterItem['type']
  urgency?: MatterItem['urgency']
  category?: string
  district?: string
  confidential?: boolean
  about?: string[]
  dueAt?: Instant
  warnAt?: Instant
  supervised?: boolean
  ruling?: boolean
  title?: string
  titleForUnits?: string
  assignments?: AssignmentWish[]
}

const insert = (table: string) =>
  statement('', `insert into ${table} select * from jsonb_populate_record(null::${table}, $1)`)

const hour = 3_600_000

/** Writes the rows of one matter that lists are read from. Answers its number. */
export async function listMatter(on: Queryable, wish: ListedWish): Promise<string> {
  const { serial, at, state = 'dispatching', type = 'complaint', urgency = 'general', about = [] } = wish
  const newId = idsAt(at + serial)
  const [id, title, titleForUnits] = [newId(), newId(), newId()]
  const no = matterNo(dayOf(at), serial)
  const { category = '0101', district = '440113', confidential = false, dueAt = at + 24 * hour } = wish
  const sealed = type === 'report' || confidential
  const open = { id, no, state, type, category, urgency, district, confidential, registered_at: toIso(at) }
  const due = (moment: Instant) => ({ due_at: toIso(moment), warn_at: toIso(wish.warnAt ?? moment - 4 * hour) })
  const assignments = (wish.assignments ?? []).map((one) => ({ id: newId(), kind: 'lead', state: 'handling', ...one }))
  const texts = { title, titleForUnits: wish.titleForUnits ? titleForUnits : null }
  const place = { district, street: null, committee: null }
  const lines = { id, no, type, category, place }
  const body = { ...lines, about, texts, assignments: assignments.map(({ kind, organizer }) => ({ kind, organizer })) }
  const closing = state === 'closed' ? 'resolved' : null
  const put = (table: string, row: object) => on.query(insert(table), [JSON.stringify(row)])

  const common = { channel: 'phone', imported: false, version: 1, rule_set: 1, head: '\\x00' }
  await put('matters', { ...open, ...common, closing, sealed, body })
  if (state !== 'closed') {
    const lead = assignments.find(({ kind }) => kind === 'lead')?.organizer ?? null
    const marks = { supervised: wish.supervised ?? false, ruling: wish.ruling ?? false }
    const told = { closing, title, title_for_units: texts.titleForUnits, about, last_lead: lead }
    await put('open_matters', { ...open, ...due(dueAt), ...marks, ...told, lead })
  }
  for (const { kind, organizer, state: own, id: assignment, dueAt: ownDue = dueAt } of assignments) {
    const row = { id: assignment, matter_id: id, no, kind, organizer, state: own, issued_at: toIso(at) }
    await put('open_assignments', { ...row, type, category, urgency, district, confidential, ...due(ownDue) })
  }
  const text = { owner_id: id, for_demander: true, salt: '\\x00', at: toIso(at) }
  const plain = wish.title ?? `标题 ${serial}`
  await put('texts', { ...text, id: title, kind: 'register.title', for_units: !sealed, plain })
  const written = { kind: 'dispatch.titleForUnits', for_units: true, plain: wish.titleForUnits }
  if (wish.titleForUnits) await put('texts', { ...text, ...written, id: titleForUnits })
  return no
}
