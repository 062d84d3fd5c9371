import { type Day, dayOf, type Instant, isDay, startOfDay } from 'core/calendar'
import { type Queryable, statement } from './database/queryable.ts'

/** Numbers a node takes at once. What it has not used when it stops is never used: numbers may have gaps. */
const blockSize = 100
const serialDigits = 6

const leaseBlock = statement(
  'lease-number-block',
  `insert into number_blocks (day, next) values ($1, 1 + $2::integer)
   on conflict (day) do update set next = number_blocks.next + $2 returning next - $2 as first`,
)

/** Luhn's check digit: a slip of one digit or a swap of neighbours is noticed before anything is looked up. */
function checkDigit(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return (10 - (sum % 10)) % 10
}

/** The number of the day's n-th matter: six digits of its day, its serial, a check digit. */
export function matterNo(day: string, serial: number): string {
  const digits = day.replaceAll('-', '').slice(2) + String(serial).padStart(serialDigits, '0')
  return digits + checkDigit(digits)
}

/** The day a number was given out on; undefined when it cannot be a number of ours. */
export function dayOfNo(no: string): string | undefined {
  if (!/^\d{13}$/.test(no) || checkDigit(no.slice(0, -1)) !== Number(no.at(-1))) return undefined
  const day = `20${no.slice(0, 2)}-${no.slice(2, 4)}-${no.slice(4, 6)}`
  return isDay(day) ? day : undefined
}

/** The first moment of the day a number was given out on, and of the day after. */
export function spanOfNo(no: string): { from: Instant; to: Instant } | undefined {
  const day = dayOfNo(no)
  if (!day) return undefined
  const from = startOfDay(day)
  return { from, to: from + 86_400_000 }
}

/** Takes so many serials of a day for good, and answers the first. Throws when the day has not so many left. */
export async function leaseSerials(db: Queryable, day: Day, count: number): Promise<number> {
  const [row] = await db.query<{ first: number }>(leaseBlock, [day, count])
  if (row!.first + count > 10 ** serialDigits) throw new Error(`the numbers of ${day} are used up`)
  return row!.first
}

/** Gives out public numbers, from blocks leased of the database. */
export function numberLease(db: Queryable): (at: Instant) => Promise<string> {
  const blocks = new Map<string, { next: number; end: number }>()
  const leasing = new Map<string, Promise<void>>()

  async function lease(day: string): Promise<void> {
    const first = await leaseSerials(db, day, blockSize)
    blocks.set(day, { next: first, end: first + blockSize })
    for (const old of blocks.keys()) if (blocks.size > 40 && old !== day) blocks.delete(old)
  }

  return async (at) => {
    const day = dayOf(at)
    for (;;) {
      const block = blocks.get(day)
      if (block && block.next < block.end) return matterNo(day, block.next++)
      const pending = leasing.get(day) ?? lease(day).finally(() => leasing.delete(day))
      leasing.set(day, pending)
      await pending
    }
  }
}
