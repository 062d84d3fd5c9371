import type { ExportRule } from 'contract/exports'
import type { ExportWords } from './export-words.ts'

/** Rules of exports, in English. */
export const exportRuleWords = {
  'export.rows': {
    words: 'This is more than 50,000 rows: narrow the list by its filters.',
    basis: 'A rule of this product: an export has at most 50,000 rows',
  },
  'export.own': {
    words: 'Nobody approves or rejects an export he asked for himself.',
    basis: 'Three administrators apart: an export of more than 500 rows is approved by somebody else',
  },
  'export.state': {
    words: 'This export is not ready: it waits for approval, or was rejected.',
    basis: 'A rule of this product: an export of more than 500 rows is approved first',
  },
  'export.reason': {
    words: 'Say why the export is rejected.',
    basis: 'A rule of this product: whoever asked is told the reason',
  },
} as const satisfies Record<ExportRule, { words: string; basis: string }>

/** The words inside an exported file, in English. */
export const exportWords: ExportWords = {
  mark: ({ display, account, organizer, at, id }) =>
    `Exported by ${display} (${account}${organizer ? `, ${organizer}` : ''}) on ${at}, Beijing time. Export ${id}. For work only.`,
  sheet: 'Matters',
  columns: {
    no: 'Number',
    title: 'Title',
    state: 'State',
    type: 'Type',
    category: 'Category',
    urgency: 'Urgency',
    district: 'District',
    organizer: 'Organizer',
    assignmentState: 'Assignment',
    confidential: 'Confidential',
    registeredAt: 'Registered',
    dueAt: 'Due',
    light: 'Light',
  },
  yes: 'yes',
  no: 'no',
  states: {
    registered: 'Waiting to be accepted',
    supplementing: 'Waiting for more details',
    dispatching: 'Waiting to be passed on',
    handling: 'Being handled',
    auditing: 'Reply being checked',
    callback: 'Waiting for your view',
    closed: 'Closed',
    reviewing: 'Under review',
  },
  closings: {
    answered: 'Answered directly',
    resolved: 'Resolved',
    explained: 'Explained',
    terminated: 'Ended without result',
    withdrawn: 'Withdrawn',
    merged: 'Merged into another',
    insufficient: 'Details missing',
    not_accepted: 'Not accepted',
  },
  types: {
    consultation: 'Question',
    help: 'Help',
    complaint: 'Complaint',
    report: 'Report',
    suggestion: 'Suggestion',
    praise: 'Praise',
  },
  urgencies: { general: 'General', urgent: 'Urgent', critical: 'Critical' },
  assignmentStates: {
    issued: 'To be signed for',
    handling: 'Being handled',
    approving: 'Waiting for approval',
    replied: 'Replied',
    completed: 'Completed',
    returning: 'Return being reviewed',
    returned: 'Returned',
    recalled: 'Recalled',
  },
  lights: { green: 'In time', yellow: 'Due soon', red: 'Overdue' },
}
