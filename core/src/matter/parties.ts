import type { Role } from '../access/index.ts'

/** Whoever a row of the table names: a role of staff, the demander, or the system when time has run out. */
export type Party = Role | 'demander' | 'system'
