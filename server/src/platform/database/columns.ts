import type { Columns } from './rows.ts'

/** Columns of tables that more than one feature writes, each with its type; a row may leave out what may be null. */

export const textColumns: Columns = {
  owner_id: 'uuid',
  id: 'uuid',
  kind: 'text',
  for_units: 'boolean',
  for_demander: 'boolean',
  plain: 'text',
  data: 'bytea',
  salt: 'bytea',
  at: 'timestamptz',
}

export const contactColumns: Columns = {
  id: 'uuid',
  channel: 'text',
  outcome: 'text',
  started_at: 'timestamptz',
  ended_at: 'timestamptz',
  account: 'text',
  matter_id: 'uuid',
  matter_no: 'text',
  type: 'text',
  category: 'text',
  district: 'text',
  street: 'text',
  guided_to: 'text',
  emergency: 'text',
  answer_text: 'uuid',
  reason_text: 'uuid',
  article: 'uuid',
  article_version: 'integer',
  service_rating: 'smallint',
  phone: 'bytea',
  phone_hash: 'bytea',
  key_id: 'text',
  hash_version: 'integer',
  source: 'text',
}

/** What a contact is counted by, beside its grade. */
export const countedColumns = 'started_at as "startedAt", outcome, channel, type, category, district, street'

export const outboxColumns: Columns = { id: 'uuid', topic: 'text', payload: 'jsonb' }
