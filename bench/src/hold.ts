import { setTimeout } from 'node:timers/promises'
import { holds, kindTable, type Lag, type Step, stepHeader, stepRow } from './hold-figures.ts'
import { MixedRequests } from './hold-requests.ts'
import { Lane } from './load.ts'
import { circumstances } from './machine.ts'
import { runOpenLoad } from './open-load.ts'
import { openPlace, type Place } from './place.ts'
import { cpuSeconds, residentBytes } from './processes.ts'
import { signIn } from './requests.ts'
import { signInAll } from './tasks.ts'

/** Seconds of each step of a search, and of the load before the first figure. */
const stepSeconds = 20
const warmSeconds = 10
const [firstRate, factor] = [100, 1.25]
const memoryEvery = 1000
const lagEvery = 5000

const say = (line: string) => process.stderr.write(`${line}\n`)

/** Loads the product at chosen rates. */
class Holder {
  private readonly place: Place
  private readonly requests: MixedRequests
  private readonly admin: string

  constructor({ place, requests, admin }: { place: Place; requests: MixedRequests; admin: string }) {
    this.place = place
    this.requests = requests
    this.admin = admin
  }

  async step(rate: number, seconds: number): Promise<Step> {
    const { port, pids } = this.place
    const memory: number[] = []
    const look = () => memory.push(Math.round((residentBytes([pids.product]) ?? 0) / 1e6))
    look()
    const timer = setInterval(look, memoryEvery)
    const lags: Promise<Lag>[] = []
    const lagTimer = setInterval(() => lags.push(this.lag()), lagEvery)
    const ownSeconds = () => (process.cpuUsage().user + process.cpuUsage().system) / 1e6
    const cpu = () => [cpuSeconds([pids.product]), cpuSeconds([pids.database]), ownSeconds()] as const
    const before = cpu()
    const held = await runOpenLoad({ port, rate, seconds, next: () => this.requests.next() })
    const after = cpu()
    clearInterval(timer)
    clearInterval(lagTimer)
    lags.push(this.lag())
    const share = (at: 0 | 1 | 2) => ((after[at]! - before[at]!) / held.done) * 1000
    return {
      ...{ rate, held, lag: longest(await Promise.all(lags)) },
      cpu: before[0] === undefined ? undefined : { product: share(0), database: share(1), load: share(2) },
      memory,
    }
  }

  /** Waits until nothing is still to be done that a step left behind, or that fell due in a past while nobody served it. */
  async settle(): Promise<void> {
    for (;;) {
      const { outbox, clocks } = await this.lag()
      if (outbox + clocks === 0) return
      await setTimeout(500)
    }
  }

  private async lag(): Promise<Lag> {
    const lane = new Lane(this.place.port)
    const { text } = await lane.ask({ method: 'GET', path: '/api/system-health', token: this.admin })
    lane.close()
    const { checks } = JSON.parse(text) as { checks: { check: string; figure: number }[] }
    const figure = (name: string) => checks.find(({ check }) => check === name)!.figure
    return { outbox: figure('outbox'), clocks: figure('clocks') }
  }
}

/** The longest of each, whenever it was. */
const longest = (lags: readonly Lag[]): Lag => ({
  outbox: Math.max(...lags.map(({ outbox }) => outbox)),
  clocks: Math.max(...lags.map(({ clocks }) => clocks)),
})

/** Climbs until a rate is not held, then halves the way back twice. */
async function search(tell: (rate: number) => Promise<boolean>): Promise<void> {
  let [good, bad] = [0, firstRate]
  for (; await tell(bad); bad = Math.round(bad * factor)) good = bad
  for (let tries = 0; tries < 2; tries++) {
    const middle = Math.round((good + bad) / 2)
    if (await tell(middle)) good = middle
    else bad = middle
  }
  process.stdout.write(`\nThe highest rate that held: ${good}/s\n`)
}

async function measure(place: Place, rate?: string, seconds = '60'): Promise<void> {
  const requests = new MixedRequests(await signInAll(place.port))
  const holder = new Holder({ place, requests, admin: await signIn(place.port, 'system_admin') })
  say('Bringing matters to every stage')
  await requests.prepare(place.port)
  say('Warming up')
  await holder.step(firstRate, warmSeconds)
  process.stdout.write(`${await circumstances()}\n\n${stepHeader}\n`)
  const tell = async (rate: number, seconds: number): Promise<Step> => {
    await holder.settle()
    const step = await holder.step(rate, seconds)
    process.stdout.write(`${stepRow(step)}\n`)
    return step
  }
  if (rate === undefined) return search(async (rate) => holds(await tell(rate, stepSeconds)))
  const step = await tell(Number(rate), Number(seconds))
  process.stdout.write(`\n${kindTable(step.held)}\n`)
  if (!holds(step)) process.exitCode = 1
}

const [rate, seconds, past] = process.argv.slice(3)
if ([rate, seconds].some((word) => word !== undefined && !(Number(word) > 0))) {
  say(
    'Say requests a second, and seconds: npm run bench -- hold 300 60, and the data folder of a generated past to do it there.' +
      ' Without a rate the highest one that holds is looked for.',
  )
  process.exitCode = 1
} else {
  say('Making a database and starting the product on it')
  const place = await openPlace(past)
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void place.close().finally(() => process.exit(1)))
  try {
    await measure(place, rate, seconds)
  } finally {
    await place.close()
  }
}
