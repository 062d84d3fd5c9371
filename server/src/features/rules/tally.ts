import type { Kept, SimulationView } from 'contract/rules'
import { toIso } from 'core/calendar'
import { isChanged, type KeptClock, type SimulatedClock } from 'core/matter'
import type { SimulatedMatter } from './store.ts'

interface Sum {
  clocks: number
  onTime: number
  overdue: number
  open: number
  warnings: number
}
type Sums = { before: Sum; after: Sum }

const none = (): Sum => ({ clocks: 0, onTime: 0, overdue: 0, open: 0, warnings: 0 })

function add(sum: Sum, { outcome, warned }: KeptClock): void {
  sum.clocks += 1
  sum[outcome] += 1
  if (warned) sum.warnings += 1
}

const kept = (sum: Sum): Kept => {
  const decided = sum.onTime + sum.overdue
  return { ...sum, share: decided === 0 ? null : sum.onTime / decided }
}

type Difference = SimulationView['differences']['items'][number]

/** Differences that are told one by one; all of them are counted. */
const mostTold = 200

/** Adds up the limits of many matters, before and after, without keeping the matters. */
export class Tally {
  private readonly total: Sums = { before: none(), after: none() }
  private readonly rules = new Map<string, Sums>()
  private readonly units = new Map<string | null, Sums>()
  private readonly types = new Map<string, Sums>()
  private readonly turned: Difference[] = []
  private readonly shifted: Difference[] = []
  private differing = 0

  add({ no, type }: Pick<SimulatedMatter, 'no' | 'type'>, clocks: readonly SimulatedClock[]): void {
    for (const clock of clocks) {
      const sums = [
        this.total,
        at(this.rules, clock.rule),
        at(this.units, clock.organizer),
        at<string>(this.types, type),
      ]
      for (const { before, after } of sums) {
        add(before, clock.before)
        add(after, clock.after)
      }
      if (isChanged(clock)) this.note(no, clock)
    }
  }

  private note(no: string, { rule, organizer, before, after }: SimulatedClock): void {
    this.differing += 1
    const told = before.outcome === after.outcome ? this.shifted : this.turned
    if (told.length >= mostTold) return
    const side = ({ dueAt, outcome }: KeptClock) => ({ dueAt: toIso(dueAt), outcome })
    told.push({ no, rule, organizer, before: side(before), after: side(after) })
  }

  /** Everything in numbers; units and types with most clocks first. */
  view(labelOf: (organizer: string) => string): Omit<SimulationView, 'matters' | 'capped' | 'looser'> {
    const items = [...this.turned, ...this.shifted].slice(0, mostTold)
    return {
      total: told(this.total),
      byRule: sorted(this.rules).map(([rule, sums]) => ({ rule: rule as Difference['rule'], ...told(sums) })),
      byUnit: sorted(this.units).map(([organizer, sums]) => ({
        organizer,
        ...(organizer !== null && { label: labelOf(organizer) }),
        ...told(sums),
      })),
      byType: sorted(this.types).map(([type, sums]) => ({ type, ...told(sums) })),
      differences: { clocks: this.differing, items },
    }
  }
}

function at<Key>(sums: Map<Key, Sums>, key: Key): Sums {
  const found = sums.get(key) ?? { before: none(), after: none() }
  sums.set(key, found)
  return found
}

const told = ({ before, after }: Sums) => ({ before: kept(before), after: kept(after) })

const sorted = <Key>(sums: ReadonlyMap<Key, Sums>): [Key, Sums][] =>
  [...sums].sort(([, a], [, b]) => b.before.clocks - a.before.clocks)
