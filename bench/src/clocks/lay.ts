import { randomInt } from 'node:crypto'
import type { Instant } from 'core/calendar'
import type pg from 'pg'
import { drawMatter, organizers, seeded } from '../../../server/src/demo/index.ts'
import { playSteps } from '../../../server/src/demo/play.ts'
import { headsOf } from '../../../server/src/features/background/index.ts'
import { countsOf } from '../../../server/src/features/rollups/index.ts'
import { Sheets } from '../../../server/src/generate/sheets.ts'
import { writeSlices } from '../../../server/src/generate/write-slices.ts'
import { countedContact, type OutboxRow } from '../../../server/src/platform/outbox.ts'
import type { Services } from '../../../server/src/platform/services.ts'

/** Matters to be laid into the database as if units had been at work on them for a while. */
export interface Lot {
  matters: number
  /** The moment of each matter's dispatch; its request came five minutes before. */
  dispatchedAt(n: number): Instant
  /** Whether the unit has signed, three minutes after the dispatch. */
  signed: boolean
}

/** Written in one commit. */
const perSlice = 500
const minute = 60_000
const random = seeded(randomInt(2 ** 31))
const units = organizers.filter(({ parent }) => parent === null).map(({ id }) => id)

/**
 * Plays a lot by the product's own commands and loads its rows in bulk, as the generator does, so that `verify` holds.
 * Each matter is dispatched: it has a clock for the contact that is owed (24 hours), one for handling (working days) and,
 * while it is not signed, one for signing. `client` is the owner's. Answers how many clocks now run for it.
 */
export async function lay(services: Services, client: pg.Client, lot: Lot): Promise<number> {
  let clocks = 0
  for (let from = 0; from < lot.matters; from += perSlice)
    clocks += await laySlice(services, client, { lot, from, to: Math.min(from + perSlice, lot.matters) })
  return clocks
}

interface Part {
  lot: Lot
  from: number
  to: number
}

async function laySlice(services: Services, client: pg.Client, { lot, from, to }: Part): Promise<number> {
  const sheets = new Sheets()
  const contacts: ReturnType<typeof countedContact>[] = []
  const news: OutboxRow[] = []
  let clocks = 0
  for (let n = from; n < to; n++) {
    const rows = (await playOne(services, lot, n)).rows()
    clocks += rows.clocks.length
    sheets.add(rows)
    contacts.push(...rows.contacts.map(countedContact))
    news.push(...(rows.outbox as unknown as OutboxRow[]))
  }
  // No part of a generated past: the slice's number is noted nowhere.
  const made = { index: 0, matters: 0, contacts: 0, events: 0, contactTexts: 0, refused: 0, digest: Buffer.alloc(0) }
  const [counts, heads] = [countsOf(news, contacts), headsOf(news)]
  await writeSlices(client, [{ made, sheets: sheets.all(), counts, heads }])
  return clocks
}

async function playOne(services: Services, { dispatchedAt, signed }: Lot, n: number) {
  const matter = drawMatter(random, n, {
    types: ['complaint', 'help'],
    urgencies: ['general'],
    channels: ['phone'],
    called: true,
  })
  const at = dispatchedAt(n)
  const unit = units[n % units.length]!
  const steps = [
    { command: 'register', at: at - 5 * minute },
    { command: 'dispatch', at, unit },
    ...(signed ? ([{ command: 'sign', at: at + 3 * minute }] as const) : []),
  ] as const
  const one = { ...matter, co: [], about: [], confidential: false }
  const { work, refused } = await playSteps(services, { matter: one, steps, now: Date.now(), imported: true })
  if (refused) throw new Error(`a matter could not be laid: ${refused.command} ${JSON.stringify(refused.refusal)}`)
  return work
}
