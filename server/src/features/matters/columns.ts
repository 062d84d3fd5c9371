import { contactColumns, textColumns } from '../../platform/database/columns.ts'
import type { Columns, Table } from '../../platform/database/rows.ts'

/** Columns that commands write, each with its type; the migrations make the tables. */

const eventColumns: Columns = {
  matter_id: 'uuid',
  seq: 'integer',
  id: 'uuid',
  at: 'timestamptz',
  recorded_at: 'timestamptz',
  command: 'text',
  outcome: 'text',
  body: 'jsonb',
  hash: 'bytea',
  hash_version: 'integer',
}

const matterColumns: Columns = {
  id: 'uuid',
  no: 'text',
  state: 'text',
  closing: 'text',
  type: 'text',
  category: 'text',
  urgency: 'text',
  channel: 'text',
  district: 'text',
  street: 'text',
  confidential: 'boolean',
  sealed: 'boolean',
  imported: 'boolean',
  registered_at: 'timestamptz',
  closed_at: 'timestamptz',
  version: 'integer',
  rule_set: 'integer',
  head: 'bytea',
  body: 'jsonb',
}

const openColumns: Columns = {
  id: 'uuid',
  no: 'text',
  state: 'text',
  type: 'text',
  category: 'text',
  urgency: 'text',
  district: 'text',
  street: 'text',
  confidential: 'boolean',
  registered_at: 'timestamptz',
  due_at: 'timestamptz',
  warn_at: 'timestamptz',
  lead: 'text',
  supervised: 'boolean',
  ruling: 'boolean',
  closing: 'text',
  title: 'uuid',
  title_for_units: 'uuid',
  about: 'jsonb',
  last_lead: 'text',
}

const assignmentColumns: Columns = {
  id: 'uuid',
  matter_id: 'uuid',
  no: 'text',
  kind: 'text',
  organizer: 'text',
  state: 'text',
  type: 'text',
  category: 'text',
  urgency: 'text',
  district: 'text',
  confidential: 'boolean',
  issued_at: 'timestamptz',
  due_at: 'timestamptz',
  warn_at: 'timestamptz',
}

const clockColumns: Columns = {
  id: 'uuid',
  matter_id: 'uuid',
  kind: 'text',
  rule: 'text',
  due_at: 'timestamptz',
  next_at: 'timestamptz',
  provisional: 'boolean',
  warn_at: 'timestamptz',
  owner: 'text',
  organizer: 'text',
}

const personColumns: Columns = {
  id: 'uuid',
  matter_id: 'uuid',
  sealed_to_units: 'boolean',
  data: 'bytea',
  salt: 'bytea',
  phone_hash: 'bytea',
  name_hash: 'bytea',
  code_hash: 'bytea',
  code_version: 'integer',
  key_id: 'text',
  hash_version: 'integer',
}

const importColumns: Columns = { source: 'text', row_no: 'text', matter_no: 'text' }

/** Where each kind of a matter's rows lies; what a commit asks of others (outbox, keys) is not among them. */
export const matterTables = {
  events: { table: 'events', columns: eventColumns },
  texts: { table: 'texts', columns: textColumns },
  persons: { table: 'persons', columns: personColumns },
  contacts: { table: 'contacts', columns: contactColumns },
  imports: { table: 'imports', columns: importColumns },
  matters: { table: 'matters', columns: matterColumns },
  open: { table: 'open_matters', columns: openColumns },
  assignments: { table: 'open_assignments', columns: assignmentColumns },
  clocks: { table: 'running_clocks', columns: clockColumns },
} as const satisfies Record<string, Table>
