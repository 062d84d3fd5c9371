import { openDatabase } from '../../server/src/platform/database/pool.ts'
import { filled, type Script, stride } from './script.ts'

interface Bare {
  url: string
  connections: number
  seconds: number
  base: number
  old?: { from: number; count: number }
}

/** Repeats a script over connections that do nothing else; answers how often a second. */
export async function replayBare(
  script: Script,
  { url, connections, seconds, base, old }: Bare,
): Promise<{ perSecond: number; count: number }> {
  const db = openDatabase(url, { connections: 1 })
  const until = performance.now() + seconds * 1000
  const begun = performance.now()

  async function lane(index: number): Promise<number> {
    const client = await db.connect()
    let turns = 0
    for (; performance.now() < until; turns++) {
      const at = base + (turns + 1) * stride + index
      const before = (old?.from ?? 0) + Math.floor(Math.random() * (old?.count ?? 1))
      const fill = (value: string | null) => (value === null ? null : filled(value, { at, before }))
      if (script.together) await client.query('begin')
      for (const [place, { text, values }] of script.statements.entries()) {
        await client.query({ text, values: values.map(fill), name: `${script.name} ${place}` })
      }
      if (script.together) await client.query('end')
    }
    await client.end()
    return turns
  }

  const turns = await Promise.all(Array.from({ length: connections }, (_, index) => lane(index)))
  await db.close()
  const count = turns.reduce((sum, own) => sum + own, 0)
  return { count, perSecond: count / ((performance.now() - begun) / 1000) }
}
