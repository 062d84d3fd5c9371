import type { Figure, Row } from './figures.ts'
import type { Outcome } from './load.ts'

export const say = (line: string) => process.stderr.write(`${line}\n`)

/** What a load came to, and what it cost. */
export interface Measured {
  outcome: Outcome
  figure: Figure
}

/** Rows of the table by what they measure, filled round after round. */
export class Tally {
  readonly rows = new Map<string, Row>()

  row(what: string, against: string): Row {
    const key = `${what} ${against}`
    const row = this.rows.get(key) ?? { what, against, product: [], reference: [], times: [], errors: 0 }
    this.rows.set(key, row)
    return row
  }

  /** Writes down one round. */
  note({ what, against }: { what: string; against: string }, product: Measured, reference: Figure): void {
    const row = this.row(what, against)
    row.product.push(product.figure)
    row.reference.push(reference)
    row.times.push(...product.outcome.times)
    row.errors += product.outcome.errors
    say(`${what} ${Math.round(product.figure.perSecond)}/s, ${against} ${Math.round(reference.perSecond)}/s`)
  }
}
