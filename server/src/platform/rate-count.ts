import { type Batch, gathered } from './database/gathered.ts'
import { type Database, type Queryable, statement } from './database/queryable.ts'
import { groupBy } from './group.ts'

interface Asked {
  name: string
  text: string
  values: unknown[]
}

/**
 * The product's own pool in the form the limiter knows, so that limits cost no connections of their own. What is counted at one
 * moment is one statement.
 */
export function clientOn(db: Database) {
  const { ask } = gathered<Queryable>(db)
  return {
    async query({ name, text, values }: Asked) {
      const rows =
        name === counting ? [await ask(counts, countedBy(values))] : await db.query(statement(name, text), values)
      return { rows, rowCount: rows.length }
    },
  }
}

/** What the limiter asks for whenever somebody does something once more. */
const counting = 'rate_limits:rlflx-upsert'

/** One more of a key; times in epoch milliseconds. */
interface Counted {
  key: string
  points: number
  /** When the counting begins anew, if it begins with this. */
  expire: number
}

function countedBy([key, points, expire]: readonly unknown[]): Counted {
  return { key: String(key), points: Number(points), expire: Number(expire) }
}

/** In the order of keys: of two nodes that count the same ones neither waits for the other for ever. */
const countAll = statement(
  'count-limits',
  `insert into rate_limits as kept (key, points, expire)
   select key, points, expire from unnest($1::text[], $2::integer[], $3::bigint[]) as given (key, points, expire) order by key
   on conflict (key) do update set
     points = case when kept.expire <= $4 then excluded.points else kept.points + excluded.points end,
     expire = case when kept.expire <= $4 then excluded.expire else kept.expire end
   returning key, points, expire`,
)

/** Those of one moment are counted at once, and each is told where he stands, as if he had been counted by himself. */
const counts: Batch<Queryable, Counted, Pick<Counted, 'points' | 'expire'>> = {
  async run(on, items) {
    const keys = [...groupBy(items, ({ key }) => key)]
    const totals = keys.map(([, same]) => same.reduce((sum, { points }) => sum + points, 0))
    const values = [keys.map(([key]) => key), totals, keys.map(([, same]) => same[0]!.expire), Date.now()]
    const rows = new Map((await on.query<Counted>(countAll, values)).map((row) => [row.key, row]))
    const behind = new Map(keys.map(([key], index) => [key, totals[index]!]))
    return items.map(({ key, points }) => {
      const { points: counted, expire } = rows.get(key)!
      behind.set(key, behind.get(key)! - points)
      return { points: counted - behind.get(key)!, expire }
    })
  },
}
