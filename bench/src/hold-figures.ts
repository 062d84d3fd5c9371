import { median, percentile } from './figures.ts'
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
  /** Memory of the product in MB, each second; empty off Linux. */
  memory: readonly number[]
  lag: Lag
}

const slowest = 1000
const longestLag = 5

/** Memory that grows by more than a quarter from the second quarter of a step to the last one will not last the day. */
const mostGrowth = 1.25
/** A process fills its young memory first: only a step of minutes tells whether it goes on growing. */
const longEnough = 120

function keepsItsMemory(memory: readonly number[]): boolean {
  const quarter = memory.length >> 2
  if (memory.length < longEnough) return true
  return median(memory.slice(-quarter)) <= median(memory.slice(quarter, 2 * quarter)) * mostGrowth
}

/** At the start, halfway and at the end. */
const shownOf = (memory: readonly number[]): readonly number[] =>
  memory.length === 0 ? [] : [memory[0]!, memory[memory.length >> 1]!, memory.at(-1)!]

const timesOf = ({ times }: Held): number[] => [...times.values()].flat()

/**
 * Whether a rate was held: nothing failed, 99 of 100 answers came within a second, nothing waited behind, and the product's
 * memory did not go on growing.
 */
export function holds({ rate, held, lag, memory }: Step): boolean {
  const isKept = !held.overrun && held.done / held.seconds > rate * 0.98
  const isPrompt = percentile(timesOf(held), 0.99) < slowest && lag.outbox <= longestLag && lag.clocks <= longestLag
  return held.errors === 0 && isKept && isPrompt && keepsItsMemory(memory)
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
    ...[shownOf(memory).join(', ') || '–', lag.outbox, lag.clocks, holds(step) ? 'yes' : 'no'],
  ]
  return `| ${cells.join(' | ')} |`
}

/** What each kind of request took. */
export function kindTable({ times }: Held): string {
  const rows = [...times].map(([kind, all]) => `| ${[kind, all.length, ...cellsOf(all)].join(' | ')} |`)
  return ['| what | requests | p50 ms | p95 ms | p99 ms |', '| --- | ---: | ---: | ---: | ---: |', ...rows].join('\n')
}
