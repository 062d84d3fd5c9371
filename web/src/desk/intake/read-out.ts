import { stamp, wallClock } from '../time/due.ts'

/** A matter's number as it is read out, and as the portal asks for it: its day, then the rest in two groups. */
export const groupNo = (no: string): string => no.replace(/^(\d{6})(\d{4})(\d{3})$/, '$1 $2 $3')

/** A demander's code as it is read out: two groups of four. */
export const groupCode = (code: string): string => code.replace(/^(\d{4})(\d{4})$/, '$1 $2')

/** A moment as it is called across the room: the time alone where it is today's. `at` is an instant in ISO form. */
export function calledOut(at: string, now: number): string {
  const moment = wallClock(Date.parse(at))
  return moment.day === wallClock(now).day ? moment.time : stamp(at)
}
