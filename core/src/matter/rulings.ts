import type { LimitKey } from '../rules/index.ts'
import type { Party } from './parties.ts'
import type { Matter, Ruling, RulingKind } from './types.ts'

interface RulingRow {
  /** Who decides, unless the command that asks names another. */
  owner: Party
  /** The limit on deciding. */
  rule: LimitKey
  /** What becomes of it when the matter moves on: only requests about the work still to do go with that work. */
  lasts: 'whileHandled' | 'whileOpen' | 'always'
  /** Whether silence is brought before the centre's manager. */
  escalates: boolean
}

const row = (owner: Party, rule: LimitKey, lasts: RulingRow['lasts'] = 'whileHandled'): RulingRow => ({
  owner,
  rule,
  lasts,
  escalates: false,
})

/** The kinds of request that wait for a decision, one row each. */
export const rulingRows: Readonly<Record<RulingKind, RulingRow>> = {
  withdrawal: row('centre_manager', 'ruling.withdrawal', 'whileOpen'),
  return: { ...row('dispatcher', 'return.reviewLimit'), escalates: true },
  extension: { ...row('centre_manager', 'extend.ruling'), escalates: true },
  longTerm: row('centre_manager', 'ruling.longTerm'),
  legalProcedure: row('centre_manager', 'ruling.legalProcedure'),
  termination: row('centre_manager', 'ruling.termination'),
  unreasonable: row('centre_manager', 'ruling.unreasonable', 'always'),
  appeal: row('centre_manager', 'ruling.appeal', 'always'),
}

/** An open request of a kind, on one assignment where it is named. */
export const openRuling = (matter: Matter, kind: RulingKind, assignment?: string): Ruling | undefined =>
  matter.rulings.find(
    (one) => one.kind === kind && one.ruling === null && (assignment === undefined || one.assignment === assignment),
  )

/** Whether a request still waits for its decision after the matter was closed. */
export const outlivesClosing = ({ kind, ruling }: Ruling): boolean =>
  ruling === null && rulingRows[kind].lasts === 'always'

/** How often the returns of a matter's leads ended in a way. */
export const countReturns = (matter: Matter, ended: Ruling['ruling']): number =>
  matter.rulings.filter(({ kind, ruling, assignment }) => {
    const of = matter.assignments.find(({ id }) => id === assignment)
    return kind === 'return' && ruling === ended && of?.kind === 'lead'
  }).length
