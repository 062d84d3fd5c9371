import type { Matter } from 'core/matter'
import { type Queryable, statement } from '../../platform/database/queryable.ts'

/** What of a matter a simulation looks at: nothing that tells of anybody. */
export type SimulatedMatter = Pick<Matter, 'id' | 'no' | 'type' | 'clocks' | 'assignments'>

const ownOf = (table: string): string =>
  `select id, no, type, body -> 'clocks' as clocks, body -> 'assignments' as assignments
   from ${table} where id >= $1 and id < $2 and not imported`

/** Planned with its very values it touches the months it needs. What was imported never ran under these limits. */
const selectPage = statement('', `${ownOf('matters')} union all ${ownOf('archive.matters')} order by id limit $3`)

/** Matters with ids from `from` on and below `below`, in the order of their registration. */
export const mattersIn = (
  on: Queryable,
  { from, below, limit }: { from: string; below: string; limit: number },
): Promise<SimulatedMatter[]> => on.query<SimulatedMatter>(selectPage, [from, below, limit])
