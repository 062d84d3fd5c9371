import type { Staff } from 'core/access'
import { type Queryable, type Statement, statement } from '../../../platform/database/queryable.ts'
import { waitingFor, waitingMatters } from '../duties.ts'
import { listCondition, type OpenList } from '../store.ts'

/** What is to be counted: open matters of a list, what waits for somebody beside these, or live assignments of units in some states. */
export type Counted =
  | { of: 'open'; list: OpenList }
  | { of: 'duties'; who: Pick<Staff, 'roles' | 'organizer'> }
  | { of: 'assignments'; organizers: readonly string[]; states: readonly string[] }

/** Puts a value among those of the statement and answers its placeholder. */
type Put = (value: unknown) => string

/** `isByNo`: whether their numbers are asked for, for which alone what waits is looked up. */
function rowsOf(counted: Counted, put: Put, isByNo: boolean): string {
  switch (counted.of) {
    case 'open':
      return `select from open_matters where ${listCondition(counted.list, put)}`
    case 'duties': {
      const waiting = isByNo ? waitingFor : waitingMatters
      return `select from (${waiting(put(counted.who.roles), put(counted.who.organizer))}) as duty where true`
    }
    case 'assignments':
      return `select from open_assignments
        where organizer = any(${put(counted.organizers)}::text[]) and state = any(${put(counted.states)}::text[])`
  }
}

/** One for each set of lists that somebody's roles come to, so that each is planned once. */
const known = new Map<string, Statement>()

function statementOf(text: string): Statement {
  const found = known.get(text) ?? statement(`work-list-counts-${known.size}`, text)
  known.set(text, found)
  return found
}

/** Up to what is counted, and matters that are not, by their numbers. */
interface Counting {
  limit: number
  except: readonly string[]
}

/** How many rows each of these has, all counted in one statement and so at one moment. */
export async function countEach(
  on: Queryable,
  asked: readonly Counted[],
  { limit, except }: Counting,
): Promise<number[]> {
  if (asked.length === 0) return []
  const values: unknown[] = [limit]
  const put: Put = (value) => `$${values.push(value)}`
  const isByNo = except.length > 0
  const others = isByNo ? ` and no <> all(${put(except)}::text[])` : ''
  const counts = asked.map(
    (one) => `(select count(*) from (${rowsOf(one, put, isByNo)}${others} limit $1) as some_of_them)`,
  )
  const text = `select ${counts.map((count, place) => `${count} as "${place}"`).join(', ')}`
  const [row] = await on.query<Record<string, number>>(statementOf(text), values)
  return asked.map((_, place) => row![place]!)
}
