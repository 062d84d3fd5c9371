import { type Instant, toIso } from 'core/calendar'
import { between, chance, type Random } from '../demo/random.ts'

const minute = 60_000
const account = 'callback_clerk'

interface Row {
  [column: string]: unknown
}

/** A missed call and what has been done about it by the end of the past. */
export interface CalledBack {
  task: Row
  tries: Row[]
}

/** Tries to call somebody back until he is reached or the tries are used up; what the past is too short for waits still. */
export function callBack(
  random: Random,
  task: Row,
  { missedAt, until }: { missedAt: Instant; until: Instant },
): CalledBack {
  const most = Number(task.most_tries)
  const tries: Row[] = []
  let reached = false
  for (let at = missedAt; !reached && tries.length < most; ) {
    at += between(random, 3, tries.length === 0 ? 40 : 240) * minute
    reached = chance(random, 0.7)
    if (at >= until) return { task: asOf(task, tries, 'open'), tries }
    tries.push({ contact_id: task.contact_id, seq: tries.length + 1, at: toIso(at), account, reached })
  }
  return { task: asOf(task, tries, reached ? 'reached' : 'unreached'), tries }
}

const asOf = (task: Row, tries: readonly Row[], state: string): Row => ({
  ...task,
  state,
  tries: tries.length,
  last_try_at: tries.at(-1)?.at ?? null,
})
