import { stamp, wallClock } from '../time/due.ts'

/** A moment as it is called across the room: the time alone where it is today's. `at` is an instant in ISO form. */
export function calledOut(at: string, now: number): string {
  const moment = wallClock(Date.parse(at))
  return moment.day === wallClock(now).day ? moment.time : stamp(at)
}
