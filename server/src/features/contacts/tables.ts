import { contactColumns, textColumns } from '../../platform/database/columns.ts'
import type { Table } from '../../platform/database/rows.ts'
import { taskColumns, triedColumns } from './callbacks/store.ts'
import { ratingColumns } from './ratings/store.ts'

/** The tables that hold contacts and what belongs to them, for whoever writes a whole past at once. */
export const contactTables = {
  contacts: { table: 'contacts', columns: contactColumns },
  texts: { table: 'texts', columns: textColumns },
  tasks: { table: 'callback_tasks', columns: { ...taskColumns, tries: 'smallint', last_try_at: 'timestamptz' } },
  tries: { table: 'callback_tries', columns: triedColumns },
  ratings: { table: 'service_ratings', columns: ratingColumns },
} as const satisfies Record<string, Table>
