import { resolve } from 'node:path'
import { type Cost, costOf } from './explain.ts'
import { openGrown } from './growth-place.ts'
import { growthOf } from './growth-ratio.ts'
import { openScreens } from './growth-screens.ts'
import { circumstances } from './machine.ts'

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
    for (const [name, { sent, times, lines }] of await openScreens(place)) {
      const { ms, pages } = await costOf(place.services.db, sent)
      costs.set(name, { ms: ms / times, pages: Math.round(pages / times), lines })
    }
    const { contacts, matters, open } = place.size
    const thousand = (count: number) => `${(count / 1000).toFixed(count < 100_000 ? 1 : 0)} k`
    return { size: `${thousand(contacts)} contacts, ${thousand(matters)} matters, ${thousand(open)} open`, costs }
  } finally {
    await place.close()
  }
}

/** The screens of some pasts side by side, as a Markdown table. */
function tableOf(pasts: readonly Measured[]): string {
  const lines = [...pasts[0]!.costs.keys()].map((name) => {
    const costs = pasts.map((past) => past.costs.get(name)!)
    const [ms, pages, shown] = [
      costs.map((cost) => cost.ms),
      costs.map((cost) => cost.pages),
      costs.map((cost) => cost.lines),
    ]
    const [inMs, inPages] = [growthOf({ values: ms, lines: shown }), growthOf({ values: pages, lines: shown })]
    const counted = shown.flatMap((count) => count ?? []).join(', ')
    const cells = [name, ...ms.map((one) => one.toFixed(2)), inMs, ...pages, inPages, counted]
    return `| ${cells.join(' | ')} |`
  })
  const numbers = pasts.map((_, index) => index + 1)
  const head = [
    'what',
    ...numbers.map((n) => `${n} ms`),
    'ratio',
    ...numbers.map((n) => `${n} pages`),
    'ratio',
    'lines',
  ]
  return [
    ...pasts.map(({ size }, index) => `${index + 1}: ${size}.`),
    '',
    `| ${head.join(' | ')} |`,
    `| --- ${'| ---: '.repeat(head.length - 1)}|`,
    ...lines,
  ].join('\n')
}

const folders = process.argv.slice(3)
if (folders.length < 2) {
  say(
    'Say two or more data folders that npm run generate has filled, the largest last: npm run bench -- growth SMALL LARGE',
  )
  process.exitCode = 1
} else {
  const pasts: Measured[] = []
  for (const folder of folders) pasts.push(await measure(folder))
  process.stdout.write(`${await circumstances()}\n\n${tableOf(pasts)}\n`)
}
