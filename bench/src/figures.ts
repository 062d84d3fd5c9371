import type { Outcome } from './load.ts'

/** What one round measured of one thing: turns a second, and processor milliseconds a turn where they can be read. */
export interface Figure {
  perSecond: number
  cpuMs: number | undefined
}

/** The rounds of a thing the product does and of what it is compared with. */
export interface Row {
  what: string
  against: string
  product: Figure[]
  reference: Figure[]
  /** Times of all rounds' answers in milliseconds. */
  times: number[]
  errors: number
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** The time that a share of the answers stayed under. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const figureOf = ({ count, seconds }: Outcome, cpu: number | undefined): Figure => ({
  perSecond: count / seconds,
  cpuMs: cpu === undefined ? undefined : (cpu / count) * 1000,
})

const rates = (figures: readonly Figure[]): number[] => figures.map(({ perSecond }) => perSecond)

/** Ratios of the rounds, each with its own reference, since both were taken right after another. */
const ratios = ({ product, reference }: Row): number[] =>
  product.map(({ perSecond }, round) => perSecond / reference[round]!.perSecond)

const cpuOf = (figures: readonly Figure[]): string => {
  const known = figures.flatMap(({ cpuMs }) => cpuMs ?? [])
  return known.length > 0 ? median(known).toFixed(2) : '–'
}

const header = [
  '| what | product /s | against | reference /s | ratio | least–most | p50 ms | p95 ms | p99 ms | CPU ms | reference CPU ms | errors |',
  '| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
]

/** The figures as a Markdown table; the ratio is that of the medians. */
export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const [product, reference] = [median(rates(row.product)), median(rates(row.reference))]
    const spread = ratios(row)
    const cells = [
      row.what,
      Math.round(product),
      row.against,
      Math.round(reference),
      (product / reference).toFixed(2),
      `${Math.min(...spread).toFixed(2)}–${Math.max(...spread).toFixed(2)}`,
      ...[0.5, 0.95, 0.99].map((share) => percentile(row.times, share).toFixed(1)),
      cpuOf(row.product),
      cpuOf(row.reference),
      row.errors,
    ]
    return `| ${cells.join(' | ')} |`
  })
  return [...header, ...lines].join('\n')
}
