import { type Static, Type } from 'typebox'
import { workListNames } from './matter-items.ts'
import { closed, FreeText, Id, InstantText, nullable } from './scalars.ts'
import { WorkListQuery } from './work-lists.ts'

export const exportFormats = ['csv', 'xlsx'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** What a row of an export may tell: what the work list shows, no more. */
export const exportColumns = [
  'no',
  'title',
  'state',
  'type',
  'category',
  'urgency',
  'district',
  'organizer',
  'assignmentState',
  'confidential',
  'registeredAt',
  'dueAt',
  'light',
] as const
export type ExportColumn = (typeof exportColumns)[number]

/** Waiting for a second person, ready to be downloaded, rejected, or past its days. */
export const exportStates = ['waiting', 'ready', 'rejected', 'expired'] as const
export type ExportState = (typeof exportStates)[number]

/** What of an export is refused, and by which rule. */
export const exportRules = ['export.rows', 'export.own', 'export.state', 'export.reason'] as const
export type ExportRule = (typeof exportRules)[number]

const { cursor: _cursor, limit: _limit, list: _list, ...filters } = WorkListQuery.properties
const List = Type.Enum(workListNames as [(typeof workListNames)[number], ...(typeof workListNames)[number][]])

/** A work list with its filters as a file. Without `columns` it has all of them, in this order. */
export const ExportBody = closed({
  list: List,
  format: Type.Enum(exportFormats),
  columns: Type.Optional(
    Type.Array(Type.Enum(exportColumns), { minItems: 1, maxItems: exportColumns.length, uniqueItems: true }),
  ),
  ...filters,
})
export type ExportBody = Static<typeof ExportBody>

/** One export as its asker and whoever approves it see it; what is in it is told to the asker alone, as its file. */
export const ExportView = Type.Object({
  id: Id,
  account: Type.String({ description: 'Who asked for it' }),
  list: List,
  format: Type.Enum(exportFormats),
  state: Type.Enum(exportStates),
  rows: Type.Integer({ description: 'While it waits, the rows there were when it was asked for' }),
  askedAt: InstantText,
  until: nullable(Type.String({ format: 'date-time', description: 'How long a file can be downloaded' })),
  ruledBy: nullable(Type.String()),
  reason: nullable(Type.String({ description: 'Why it was rejected' })),
})
export type ExportView = Static<typeof ExportView>

export const ExportsQuery = closed({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
  cursor: Type.Optional(Id),
})
export const ExportPage = Type.Object({ items: Type.Array(ExportView), next: nullable(Id) })
export type ExportPage = Static<typeof ExportPage>

/** Approves or rejects; a rejection says why. */
export const ExportRuling = closed({
  ruling: Type.Enum(['approve', 'reject'] as const),
  reason: Type.Optional(FreeText({ maxLength: 500 })),
})
export type ExportRuling = Static<typeof ExportRuling>
