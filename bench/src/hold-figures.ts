import { percentile } from './figures.ts'
import type { Held } from './open-load.ts'

/** How long the oldest entry of the outbox and the earliest due clock have waited at most, in seconds. */
export interface Lag {
  outbox: number
  clocks: number
}

/** One load at one rate, with what product and database were like meanwhile. */
export interface Step {
  rate: number
  held: Held
  /** Processor milliseconds a request, `load` those of sending it; undefined off Linux. */
  cpu: { product: number; database: number; load: number } | undefined
  /** Memory of the product in MB: at the start, halfway and at the end. */
  memory: number[]
  lag: Lag
}

const slowest = 1000
const longestLag = 5

const timesOf = ({ times }: Held): number[] => [...times.values()].flat()

/** Whether a rate was held: nothing failed, 99 of 100 answers came within a second, and nothing waited behind. */
export function holds({ rate, held, lag }: Step): boolean {
  const isKept = !held.overrun && held.done / held.seconds > rate * 0.98
  const isPrompt = percentile(timesOf(held), 0.99) < slowest && lag.outbox <= longestLag && lag.clocks <= longestLag
  return held.errors === 0 && isKept && isPrompt
}

const cellsOf = (times: readonly number[]) => [0.5, 0.95, 0.99].map((share) => percentile(times, share).toFixed(1))

export const stepHeader = [
  '| rate /s | done /s | errors | p50 ms | p95 ms | p99 ms | CPU ms product | database | load | memory MB | outbox s | clocks s | holds |',
  '| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |',
].join('\n')

export function stepRow(step: Step): string {
  const { rate, held, cpu, memory, lag } = step
  const cells = [
    ...[rate, (held.done / held.seconds).toFixed(0), held.errors, ...cellsOf(timesOf(held))],
    ...[cpu?.product, cpu?.database, cpu?.load].map((ms) => ms?.toFixed(2) ?? '–'),
    ...[memory.join(', ') || '–', lag.outbox, lag.clocks, holds(step) ? 'yes' : 'no'],
  ]
  return `| ${cells.join(' | ')} |`
}

/** What each kind of request took. */
export function kindTable({ times }: Held): string {
  const rows = [...times].map(([kind, all]) => `| ${[kind, all.length, ...cellsOf(all)].join(' | ')} |`)
  return ['| what | requests | p50 ms | p95 ms | p99 ms |', '| --- | ---: | ---: | ---: | ---: |', ...rows].join('\n')
}
