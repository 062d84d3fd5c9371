import type { Told } from './senders.ts'
import type { Stage } from './stage.ts'

/** What a scenario came to. Every count but `registered` and `restarts` has to be 0, and `isVerified` true. */
export interface Verdict {
  registered: number
  accepted: number
  /** Acknowledged and not there, or with less than was acknowledged. */
  lost: number
  /** There more often than it was asked for. */
  doubled: number
  /** Answers that neither took the request nor said what to do. */
  unclear: number
  isVerified: boolean
}

/** What a sender can go by: try again in a moment, with the same key. An answer has to say when; silence says nothing. */
const isClear = (what: string): boolean =>
  /^(503 unavailable|no answer: (ECONNREFUSED|ECONNRESET|EPIPE|socket hang up))$/.test(what)

/** Holds what the database has against what was acknowledged. */
export async function judge({ rows, verify }: Stage, { registered, accepted, refusals }: Told): Promise<Verdict> {
  const kept = await rows<{ key: string; no: string }>(
    `select k.key, m.no from matters m join idempotency_keys k on k.matter_no = m.no and k.scope = 'public'
     join contacts c on c.matter_id = m.id`,
  )
  const numbers = new Map(kept.map(({ key, no }) => [key, no]))
  const all = await rows<{ n: number }>('select count(*)::int as n from matters')
  const acceptances = await rows<{ no: string; n: number }>(
    `select m.no, count(*)::int as n from matters m join events e on e.matter_id = m.id
     where e.command = 'accept' group by m.no`,
  )
  const acceptedTimes = new Map(acceptances.map(({ no, n }) => [no, n]))

  const lostMatters = [...registered].filter(([key, no]) => numbers.get(key) !== no).length
  const lostAcceptances = [...accepted.keys()].filter((no) => !acceptedTimes.has(no)).length
  const doubledAcceptances = acceptances.filter(({ n }) => n > 1).length
  return {
    registered: registered.size,
    accepted: accepted.size,
    lost: lostMatters + lostAcceptances,
    doubled: Math.max(0, all[0]!.n - registered.size) + doubledAcceptances,
    unclear: [...refusals].reduce((sum, [what, n]) => sum + (isClear(what) ? 0 : n), 0),
    isVerified: verify(),
  }
}
