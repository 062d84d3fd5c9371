import { type Queryable, statement } from '../../platform/database/queryable.ts'
import { isRare } from '../../platform/spans.ts'
import { type Asked, queryOf } from './asked.ts'

/** The newest are looked at one by one, more each time until the page is full: words that many matters hold are found among them. */
const lookedAtFirst = [200, 600, 1_200] as const

/** This carries no name: planned with its very values it touches the months it needs, planned once it would lock all. */
const newestWith = statement(
  '',
  `with newest as materialized (
     select matter_id, words from matter_words where matter_id >= $1 and matter_id < $2 order by matter_id desc limit $4)
   select array(select matter_id from newest where words @@ $3::tsquery order by matter_id desc limit $5) as ids,
     (select matter_id from newest order by matter_id desc limit 1) as newest,
     (select matter_id from newest order by matter_id limit 1) as reached, (select count(*) from newest) as looked`,
)

/** Some of the matters that were found, the newest first; `reached`: below which id nothing was looked at yet. */
export interface Found {
  ids: string[]
  reached: string
}

/** Which of the newest hold the words, between which of them was looked, and at how many: null where there are none. */
interface Looked {
  ids: string[]
  newest: string | null
  reached: string | null
  looked: number
}
/** Some that were found, with how that was looked for. */
type Newest = Found & Pick<Looked, 'looked'> & { newest: string }

/** Those that the newest between two ids hold, looked at one by one. It ends where the words turn out to be rare. */
export async function* amongNewest(
  on: Queryable,
  asked: Asked,
  { from, below, most }: { from: string; below: string; most: number },
): AsyncGenerator<Newest> {
  const steps = [...lookedAtFirst]
  for (let until = below; until > from && steps.length > 0; ) {
    const few = steps[0]!
    const values = [from, until, queryOf(asked), few, most]
    const [row] = await on.query<Looked>(newestWith, values)
    const { ids, newest, reached, looked } = row!
    if (ids.length === most) until = ids.at(-1)!
    else until = looked < few || reached === null ? from : reached
    yield { ids, reached: until, newest: newest ?? until, looked }
    if (ids.length === most) continue
    if (isRare(ids.length, few)) return
    steps.shift()
  }
}
