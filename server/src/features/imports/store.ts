import { type Queryable, statement } from '../../platform/database/queryable.ts'

const taken = statement('taken-rows', 'select row_no as "rowNo" from imports where source = $1')

/** Rows of a source that were taken before, by the number they have there. */
export const takenRows = async (on: Queryable, source: string): Promise<Set<string>> =>
  new Set((await on.query<{ rowNo: string }>(taken, [source])).map(({ rowNo }) => rowNo))
