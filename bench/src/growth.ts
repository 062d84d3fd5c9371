import { resolve } from 'node:path'
import { type Cost, costOf } from './explain.ts'
import { openGrown } from './growth-place.ts'
import { openScreens } from './growth-screens.ts'

const say = (line: string) => process.stderr.write(`${line}\n`)

/** What every screen costs on one past. */
interface Measured {
  size: string
  costs: Map<string, Cost & { lines: number | null }>
}

async function measure(dataDir: string): Promise<Measured> {
  say(`Looking at ${dataDir}`)
  const place = await openGrown(resolve(dataDir))
  try {
    const costs: Measured['costs'] = new Map()
    for (const [name, { sent, lines }] of await openScreens(place))
      costs.set(name, { ...(await costOf(place.services.db, sent)), lines })
    const { contacts, matters, open } = place.size
    const thousand = (count: number) => `${(count / 1000).toFixed(count < 100_000 ? 1 : 0)} k`
    return { size: `${thousand(contacts)} contacts, ${thousand(matters)} matters, ${thousand(open)} open`, costs }
  } finally {
    await place.close()
  }
}

/** The screens of two pasts side by side, as a Markdown table. */
function tableOf(small: Measured, large: Measured): string {
  const ratio = (one: number, other: number) => (other / Math.max(one, 1e-3)).toFixed(1)
  const lines = [...small.costs].map(([name, one]) => {
    const other = large.costs.get(name)!
    const cells = [
      ...[name, one.ms.toFixed(2), other.ms.toFixed(2), ratio(one.ms, other.ms)],
      ...[one.pages, other.pages, ratio(one.pages, other.pages)],
      one.lines === null ? '' : `${one.lines}, ${other.lines}`,
    ]
    return `| ${cells.join(' | ')} |`
  })
  return [
    `Small: ${small.size}. Large: ${large.size}.`,
    '',
    '| what | small ms | large ms | ratio | small pages | large pages | ratio | lines shown |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...lines,
  ].join('\n')
}

const [small, large] = process.argv.slice(3)
if (!small || !large) {
  say('Say two data folders that npm run generate has filled: npm run bench -- growth SMALL LARGE')
  process.exitCode = 1
} else {
  const [one, other] = [await measure(small), await measure(large)]
  process.stdout.write(`${tableOf(one, other)}\n`)
}
