import { loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { organizers } from '../../../server/src/demo/index.ts'
import { type Supervised, supervise } from '../chaos/supervised.ts'
import { percentile } from '../figures.ts'
import { type Ground, type OnClose, onGround } from '../ground.ts'
import { circumstances } from '../machine.ts'
import { cpuSeconds, residentBytes } from '../processes.ts'
import { crewsOf, type Given, startSteady } from '../steady.ts'
import { type Hall, openHall } from './hall.ts'
import { seat } from './staff.ts'
import { type Storm, storm } from './storm.ts'

const streams = Number(process.env.BENCH_STREAMS ?? 1_500)
const perSecond = Number(process.env.BENCH_RATE ?? 50)
const seconds = Number(process.env.BENCH_SECONDS ?? 60)
/** Whether the streams keep a list and the counts fresh on each screen, as they do at the desk. */
const shown = process.env.BENCH_SCREENS === '1'
/** Milliseconds for the product's code to be compiled, and after the last command for what was told to arrive. */
const warmUp = 15_000
const settle = 5_000

const say = (line: string) => process.stderr.write(`${line}\n`)
const line = (cells: readonly unknown[]) => `| ${cells.join(' | ')} |\n`

/** Waits until something holds, or too long. */
async function until(holds: () => boolean, what: string): Promise<void> {
  const begun = performance.now()
  for (; !holds(); await sleep(20))
    if (performance.now() - begun > 120_000) throw new Error(`two minutes without: ${what}`)
}

/** What opening all streams took of the product's memory (bytes), and how long (milliseconds). */
async function open(product: Supervised, hall: () => Hall) {
  const before = residentBytes([product.pid!])
  const begun = performance.now()
  const opened = hall()
  await until(() => opened.opened() >= streams, 'all streams open')
  const took = performance.now() - begun
  await sleep(settle)
  return { hall: opened, took, before, after: residentBytes([product.pid!]) }
}

/** Commands at a steady rate with all streams open. */
async function listenTo(hall: Hall, ground: Ground, port: number) {
  const units = organizers.filter(({ parent }) => parent === null).map(({ id }) => id)
  const crews = await crewsOf(ground.services, units)
  const steady = startSteady({ port, perSecond, crews, onChange: hall.ledger.note })
  await sleep(seconds * 1000)
  const given = await steady.stop()
  await sleep(settle)
  return given
}

function rowOf(name: string, times: readonly number[]): string {
  const cells = [0.5, 0.95, 0.99, 1].map((share) => percentile(times, share).toFixed(0))
  return line([name, times.length, ...cells])
}

const timesOf = (given: readonly Given[]) => given.map(({ at, answeredAt }) => answeredAt! - at)
const kib = (bytes: number | undefined) => (bytes === undefined ? '–' : (bytes / 1024).toFixed(0))
const mib = (bytes: number | undefined) => (bytes === undefined ? '–' : (bytes / 1024 / 1024).toFixed(0))

function tell(storms: readonly Storm[]): void {
  const out = (text: string) => process.stdout.write(text)
  out('\n')
  out(
    line([
      'storm',
      'streams cut',
      'all back s',
      'all lists read again s',
      'p95 of it s',
      'refused meanwhile',
      'missed',
    ]),
  )
  out(line(['---', '---:', '---:', '---:', '---:', '---', '---:']))
  for (const { name, cut, backAfter, readAfter, readP95, refusals, missed } of storms) {
    const told = [...refusals].map(([status, n]) => `${status === 0 ? 'no answer' : status} (${n})`).join(', ')
    out(
      line([name, cut, ...[backAfter, readAfter, readP95].map((ms) => (ms / 1000).toFixed(1)), told || 'none', missed]),
    )
  }
}

async function measure(ground: Ground, onClose: OnClose): Promise<void> {
  say(`Seating ${streams} members of staff`)
  const desks = await seat(ground.services, streams)
  const product = await supervise(ground.env)
  onClose(() => product.close())
  const crews = await crewsOf(ground.services, ['chengguan'])
  const warming = startSteady({ port: product.port, perSecond, crews })
  await sleep(warmUp)
  await warming.stop()
  await sleep(settle)

  const opened = await open(product, () => openHall(product.port, desks, shown))
  const { hall } = opened
  onClose(() => hall.close())
  say(`All streams open after ${(opened.took / 1000).toFixed(1)} s; ${perSecond} commands a second for ${seconds} s`)
  const cpuBefore = cpuSeconds([product.pid!])
  const given = await listenTo(hall, ground, product.port)
  const cpu = (cpuSeconds([product.pid!])! - cpuBefore!) / seconds
  const loaded = residentBytes([product.pid!])
  const { ledger } = hall
  const missed = ledger.missed().length

  process.stdout.write(`${await circumstances()}\n\n`)
  process.stdout.write(line(['milliseconds', 'count', 'p50', 'p95', 'p99', 'most']))
  process.stdout.write(line(['---', '---:', '---:', '---:', '---:', '---:']))
  process.stdout.write(rowOf('a command, to its answer', timesOf(given)))
  process.stdout.write(rowOf('from its sending to a stream', ledger.fromSending))
  process.stdout.write(rowOf('from its answer to a stream', ledger.fromAnswer))
  if (shown) process.stdout.write(rowOf('from its sending to a screen', hall.toScreen))
  const unshown = shown ? ` Heard and not shown ${hall.unshown()}.` : ''
  process.stdout.write(
    `\nTo be heard ${ledger.due()} times; not heard ${missed}, heard by strangers ${ledger.strangers()}.${unshown} ` +
      `The process holds ${mib(opened.before)} MiB without streams, ${mib(opened.after)} with ${streams}, ` +
      `${kib(opened.before && (opened.after! - opened.before) / streams)} KiB each, ${mib(loaded)} after the commands; ` +
      `${cpu.toFixed(2)} of a core. Load ${loadavg()[0]!.toFixed(1)}.\n`,
  )

  const storms: Storm[] = []
  for (const name of ['connections cut', 'node killed'] as const) {
    say(`Storm: ${name}`)
    storms.push(await storm(name, { hall, ground, product, perSecond }))
  }
  tell(storms)
  if (missed + ledger.strangers() + storms.reduce((sum, one) => sum + one.missed, 0) > 0) process.exitCode = 1
}

await onGround(measure)
