import { type Queryable, statement } from '../../../platform/database/queryable.ts'
import type { Asked } from '../store.ts'

/** The condition of matters between two ids (`$1`, `$2`) that filters leave; `$3` to `$7` are the filters. */
const isLeft = `id >= $1 and id < $2
  and ($3::text is null or type = $3) and ($4::text[] is null or category = any($4))
  and ($5::text is null or district = $5) and ($6::text is null or urgency = $6)
  and ($7::text[] is null or exists (
    select from jsonb_array_elements(body -> 'assignments') as part where part ->> 'organizer' = any($7)))`

/** These carry no name: planned with their very values they touch the months they need, planned once they would lock all. */
const inOrder = statement(
  '',
  `select id from matters where ${isLeft} and ($9::uuid[] is null or id = any($9)) order by id desc limit $8`,
)
/** Gathered first and sorted then: in the order of ids the database might go through a whole month for what is not there. */
const gathered = statement(
  '',
  `with found as materialized (select id from matters where ${isLeft}) select id from found order by id desc limit $8`,
)

/** Matters, open and closed, with ids from `from` on and below `below`, of `among` alone where that is given. */
interface Between {
  from: string
  below: string
  among?: readonly string[]
}

type Narrowing = Pick<Asked, 'filters' | 'limit'>

function valuesOf({ from, below }: Between, { filters, limit }: Narrowing): unknown[] {
  const { type, categories, district, urgency, organizers } = filters
  return [from, below, ...[type, categories, district, urgency, organizers].map((value) => value ?? null), limit]
}

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id)

/** Their ids, the newest first, looked at one by one. */
export const idsBetween = async (on: Queryable, between: Between, narrowing: Narrowing): Promise<string[]> =>
  idsOf(await on.query<{ id: string }>(inOrder, [...valuesOf(between, narrowing), between.among ?? null]))

/** The same of a kind that is rare between them, asked of the indexes of kinds. No index knows of units. */
export const rareBetween = async (
  on: Queryable,
  between: Omit<Between, 'among'>,
  narrowing: Narrowing,
): Promise<string[]> => idsOf(await on.query<{ id: string }>(gathered, valuesOf(between, narrowing)))

const selectPlace = statement('', 'select id from matters where id < $1 order by id desc offset $2 limit 1')
/** The id of the matter that stands so many places below an id; undefined where there are not as many. */
export const placesBelow = async (on: Queryable, id: string, places: number): Promise<string | undefined> =>
  (await on.query<{ id: string }>(selectPlace, [id, places - 1]))[0]?.id
