import { type Queryable, statement } from '../../platform/database/queryable.ts'
import { isRare } from '../../platform/spans.ts'
import { type Asked, queryOf } from './asked.ts'

/** The newest are looked at one by one, more each time until the page is full: words that many matters hold are found among them. */
const lookedAtFirst = [200, 600, 1_200] as const

const countOf = (_: string, at: number): string => `count(*) filter (where words @@ $${at + 6}::tsquery)`
/**
 * This carries no name: planned with its very values it touches the months it needs, planned once it would lock all. `counted`: words
 * of which the rarest is counted, none where that is not asked.
 */
const newestWith = (counted: Asked) =>
  statement(
    '',
    `with newest as materialized (
       select matter_id, words from matter_words where matter_id >= $1 and matter_id < $2 order by matter_id desc limit $4)
     select array(select matter_id from newest where words @@ $3::tsquery order by matter_id desc limit $5) as ids,
       (select matter_id from newest order by matter_id desc limit 1) as newest,
       (select matter_id from newest order by matter_id limit 1) as reached, (select count(*) from newest) as looked,
       ${counted.length === 0 ? 'null::bigint' : `(select least(${counted.map(countOf).join(', ')}) from newest)`} as holding`,
  )

/** Some of the matters that were found, the newest first; `reached`: below which id nothing was looked at yet. */
export interface Found {
  ids: string[]
  reached: string
}

/**
 * Which of the newest hold the words, between which of them was looked, and at how many: null where there are none. `holding`: how
 * many hold the rarest of several words, null where it was not counted.
 */
interface Looked {
  ids: string[]
  newest: string | null
  reached: string | null
  looked: number
  holding: number | null
}
/** Some that were found, with how that was looked for. */
type Newest = Found & Pick<Looked, 'looked' | 'holding'> & { newest: string }

/** Those that the newest between two ids hold, looked at one by one. It ends where the words turn out to be rare. */
export async function* amongNewest(
  on: Queryable,
  asked: Asked,
  { from, below, most }: { from: string; below: string; most: number },
): AsyncGenerator<Newest> {
  const steps = [...lookedAtFirst]
  let counted = asked.length > 1 ? asked : []
  for (let until = below; until > from && steps.length > 0; counted = []) {
    const few = steps[0]!
    const values = [from, until, queryOf(asked), few, most, ...counted]
    const [row] = await on.query<Looked>(newestWith(counted), values)
    const { ids, newest, reached, looked, holding } = row!
    if (ids.length === most) until = ids.at(-1)!
    else until = looked < few || reached === null ? from : reached
    yield { ids, reached: until, newest: newest ?? until, looked, holding }
    if (ids.length === most) continue
    if (isRare(ids.length, few)) return
    steps.shift()
  }
}
