import { parseArgs } from 'node:util'
import { isDay } from 'core/calendar'
import { layTogether } from '../features/rollups/index.ts'
import { generate, type Made, settle, shareOut, sizesOf, type Wish } from '../generate/index.ts'
import { withServices } from '../open-services.ts'
import { asOwner } from '../platform/database/migrate.ts'
import { runCommand, seldom } from '../platform/process.ts'
import { StartRefusal } from '../platform/refusal.ts'

const usage = 'Use: npm run generate -- --contacts 300000 --months 12 --seed 1 [--to 2026-10-31] [--threads 2] [--add]'

/** Milliseconds to wait for a table of counts: nobody serves, and autovacuum makes way after a second. */
const longestWait = 60_000

/**
 * `npm run generate`: a past of the demo city of any size, for measuring and trying out. To be run while the product
 * does not serve; a stopped run goes on when it is asked for the same again.
 */
await runCommand(({ config, url, args }) => {
  const wish = wishOf(args)
  return withServices(config, url, async (services) => {
    const started = Date.now()
    const made = await generate(services, wish, progressOf(started))
    report(made, (Date.now() - started) / 1000)
    if (made.contacts > 0) await asOwner(url, (client) => reportSizes(client, made))
    return 0
  })
})

function wishOf(args: readonly string[]): Wish {
  const { contacts, months, seed, to, threads, add } = valuesOf(args)
  const whole = (text: string | undefined, most: number): number => {
    const value = Number(text)
    if (!text || !Number.isInteger(value) || value < 1 || value > most) throw new StartRefusal(usage)
    return value
  }
  if (to !== undefined && !isDay(to)) throw new StartRefusal(usage)
  return {
    contacts: whole(contacts, 1_000_000_000),
    months: whole(months, 60),
    seed: whole(seed, 2 ** 32 - 1),
    ...(to !== undefined && { to }),
    ...(threads !== undefined && { threads: whole(threads, 64) }),
    add: add === true,
  }
}

function valuesOf(args: readonly string[]) {
  const text = { type: 'string' } as const
  const options = {
    contacts: text,
    months: text,
    seed: text,
    to: text,
    threads: text,
    add: { type: 'boolean' },
  } as const
  try {
    return parseArgs({ args: [...args], options }).values
  } catch {
    throw new StartRefusal(usage)
  }
}

function progressOf(started: number): (made: Made) => void {
  const tell = seldom(2000)
  return ({ contacts, matters, wanted }) =>
    tell(() => {
      const seconds = (Date.now() - started) / 1000
      const left = Math.round((seconds / contacts) * (wanted - contacts))
      return `${contacts} contacts, ${matters} matters, ${Math.round(contacts / seconds)} contacts/s, ${left} s left`
    })
}

function report({ past, contacts, matters, events, known, refused, digest }: Made, seconds: number): void {
  if (known > 0) console.log(`${known} parts were written before`)
  if (contacts === 0) {
    console.log('Nothing was left to make')
    return
  }
  const rate = (count: number) => `${count} (${Math.round(count / seconds)}/s)`
  console.log(`${past.from} to ${past.to}, made in ${seconds.toFixed(1)} s: contacts ${rate(contacts)},`)
  console.log(`matters ${rate(matters)}, events ${rate(events)}`)
  if (refused > 0) console.log(`${refused} matters met a rule on their way and went on without that step`)
  console.log(`Digest ${Buffer.from(digest).toString('hex')}`)
}

async function reportSizes(client: Parameters<typeof sizesOf>[0], { contacts, contactTexts }: Made): Promise<void> {
  await settle(client)
  await layTogether(client, longestWait)
  const sizes = await sizesOf(client)
  for (const { table, rows, bytes } of sizes)
    console.log(`  ${table.padEnd(16)} ${String(rows).padStart(11)} rows ${mega(bytes)} MB`)
  const { contact, matter } = shareOut(sizes, contactTexts / contacts)
  console.log(`Bytes on disk: ${Math.round(contact)} a contact, ${Math.round(matter)} a matter`)
}

function mega(bytes: number): string {
  return (bytes / 1e6).toFixed(1).padStart(9)
}
