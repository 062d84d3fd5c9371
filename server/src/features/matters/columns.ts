import type { Columns } from '../../platform/database/rows.ts'

/** Columns that commands write, each with its type; the migrations make the tables. */

export const eventColumns: Columns = {
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

export const matterColumns: Columns = {
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

export const openColumns: Columns = {
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
}

export const assignmentColumns: Columns = {
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

export const clockColumns: Columns = {
  id: 'uuid',
  matter_id: 'uuid',
  kind: 'text',
  rule: 'text',
  due_at: 'timestamptz',
  next_at: 'timestamptz',
  provisional: 'boolean',
}

export const personColumns: Columns = {
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

export const importColumns: Columns = { source: 'text', row_no: 'text', matter_no: 'text' }
