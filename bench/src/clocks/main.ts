import { loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Instant } from 'core/calendar'
import { organizers } from '../../../server/src/demo/index.ts'
import { asOwner } from '../../../server/src/platform/database/migrate.ts'
import { ensurePartitions } from '../../../server/src/platform/database/partitions.ts'
import { percentile } from '../figures.ts'
import { type Ground, onGround } from '../ground.ts'
import { circumstances } from '../machine.ts'
import { end, startProduct } from '../place.ts'
import { crewsOf, type Given, startSteady } from '../steady.ts'
import { isVerified } from '../verified.ts'
import { lay } from './lay.ts'
import { leftAt, type Reckoning, reckon } from './reckon.ts'

const running = Number(process.env.BENCH_CLOCKS ?? 300_000)
const due = Number(process.env.BENCH_DUE ?? 10_000)
const perSecond = Number(process.env.BENCH_RATE ?? 20)
/** Seconds of commands before the moment. */
const seconds = Number(process.env.BENCH_SECONDS ?? 30)
/** Milliseconds for the product's code to be compiled before anything counts, and between two looks at what is left. */
const warmUp = 10_000
const look = 500
const day = 24 * 3_600_000
/** A matter that waits to be signed has so many clocks. */
const clocksEach = 3

const say = (line: string) => process.stderr.write(`${line}\n`)

interface Ran extends Reckoning {
  took: number
  before: number[]
  during: number[]
  killed: boolean
}

const laid = (ground: Ground, matters: number, given: { signed: boolean; dispatchedAt(n: number): Instant }) =>
  asOwner(ground.url, async (client) => {
    // On the first days of a month they were registered in the month before.
    await ensurePartitions(client, Date.now() - 7 * day, Date.now())
    // What is lost with the machine's power is laid again with the next run.
    await client.query("set timezone = 'UTC'; set synchronous_commit = off")
    return lay(ground.services, client, { matters, ...given })
  })

/** Commands at a steady rate from before the moment until all that is due then has been done. */
async function run(ground: Ground, nodes: 1 | 2): Promise<Ran> {
  const { services, url, env } = ground
  // Clocks are laid at about a thousand a second, and the product is up in a few seconds.
  const moment = Date.now() + due * 2 + 15_000 + warmUp + seconds * 1000
  say(`Laying ${due} clocks that are due at one moment`)
  await laid(ground, due, { signed: true, dispatchedAt: () => moment - day })
  await asOwner(url, (client) => client.query('analyze'))

  const products = []
  for (let n = 0; n < nodes; n++) products.push(await startProduct(env))
  try {
    const units = organizers.filter(({ parent }) => parent === null).map(({ id }) => id)
    const toMoment = moment - Date.now()
    if (toMoment < seconds * 1000)
      throw new Error('the moment came too early: more clocks than this machine can lay in time')
    await sleep(toMoment - seconds * 1000 - warmUp)
    const steady = startSteady({ port: products[0]!.port, perSecond, crews: await crewsOf(services, units) })
    await sleep(moment - Date.now())
    const rang = performance.now()
    say('The moment has come')
    let killed = false
    for (let left = await leftAt(url, moment); left > 0; left = await leftAt(url, moment)) {
      if (nodes === 2 && !killed && left < due / 2) {
        products[1]!.child.kill('SIGKILL')
        killed = true
        say(`One node killed, ${left} left`)
      }
      await sleep(look)
    }
    const over = performance.now()
    const given = await steady.stop()
    const reckoning = await reckon(url, moment)
    const times = (from: number, to: number) => given.filter(({ at }) => at >= from && at < to).map(timeOf)
    return {
      ...reckoning,
      took: reckoning.lastAt - moment,
      before: times(rang - seconds * 1000, rang),
      during: times(rang, over),
      killed,
    }
  } finally {
    for (const { child } of products) await end(child)
  }
}

const timeOf = ({ at, answeredAt }: Given): number => answeredAt! - at

function rowOf(name: string, { due, lost, doubled, took, before, during }: Ran): string {
  const [was, is] = [percentile(before, 0.95), percentile(during, 0.95)]
  const cells = [
    ...[name, due, (took / 1000).toFixed(1), lost, doubled],
    ...[percentile(before, 0.5), percentile(during, 0.5), was, is].map((ms) => ms.toFixed(1)),
    (is / was).toFixed(2),
  ]
  return `| ${cells.join(' | ')} |`
}

async function measure(ground: Ground): Promise<void> {
  const now = Date.now()
  const matters = Math.ceil(running / clocksEach)
  say(`Laying ${running} running clocks`)
  await laid(ground, matters, { signed: false, dispatchedAt: (n) => now - (n % 7_200_000) })
  const one = await run(ground, 1)
  const two = await run(ground, 2)
  say('Verifying every matter')
  const begun = performance.now()
  const verified = isVerified(ground.env)
  const took = (performance.now() - begun) / 1000
  process.stdout.write(
    [
      `${await circumstances()}\n`,
      '| nodes | due at once | all done s | lost | doubled | p50 before ms | p50 during ms | p95 before ms | p95 during ms | ratio |',
      '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
      rowOf('one', one),
      rowOf('two, one killed half way', two),
      '',
      `${running} clocks ran beside them. verify: ${verified ? 'clean' : 'FAULTS'}, ${took.toFixed(0)} s. Load at the end ${loadavg()[0]!.toFixed(1)}.`,
      '',
    ].join('\n'),
  )
  if (!verified || [one, two].some(({ lost, doubled }) => lost + doubled > 0)) process.exitCode = 1
}

await onGround(measure)
