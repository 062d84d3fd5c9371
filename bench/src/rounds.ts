import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Figure, figureOf } from './figures.ts'
import { type Call, type Load, runLoad } from './load.ts'
import { end, type Place, startProgram } from './place.ts'
import { cpuSeconds } from './processes.ts'
import { replay } from './replay.ts'
import { operatorRegistration, publicRegistration } from './requests.ts'
import type { Script } from './script.ts'
import { type Measured, Tally } from './tally.ts'
import {
  listPath,
  measuredStages,
  type Pool,
  type References,
  type recordRead,
  type Stage,
  stageCall,
  stages,
  type Tokens,
  type Walked,
  walkedOf,
} from './tasks.ts'

const seconds = Number(process.env.BENCH_SECONDS ?? 6)
/** Matters that walk through the commands in each round. */
const batch = Number(process.env.BENCH_BATCH ?? 1500)
const connections = 32
/**
 * Matters that a command is repeated on, new for each repetition: with those of the one before, which have gathered events
 * and texts, the reference would be the slower the longer the run.
 */
const poolSize = 4_000

interface Parts {
  place: Place
  tokens: Tokens
  references: References
}

/** What a read sends and answers. */
type Read = Awaited<ReturnType<typeof recordRead>>

/** One run of the benchmark on its place. */
export class Bench {
  readonly tally = new Tally()

  private readonly place: Place
  private readonly tokens: Tokens
  private readonly references: References

  /** The moment that the next pool's ids bear. They differ by it alone, and are older than all others. */
  private poolAt = Date.now() - 600_000

  constructor({ place, tokens, references }: Parts) {
    this.place = place
    this.tokens = tokens
    this.references = references
  }

  /** Lets the product's code be compiled and its statements be planned before anything counts. */
  async warmUp(): Promise<void> {
    await this.load({ seconds, next: publicRegistration })
    await this.load({ seconds, next: () => operatorRegistration(this.tokens.operator) })
    await this.walk()
  }

  /** `list`: a work list as it is read when it is full. */
  async round(list: Read): Promise<void> {
    await this.registrations()
    const walked = await this.walk((stage, done) => this.compare(stage, done))
    await this.reads(walked, list)
  }

  private async registrations(): Promise<void> {
    const byOperator = () => operatorRegistration(this.tokens.operator)
    for (const [by, next] of [['portal', publicRegistration] as const, ['operator', byOperator] as const]) {
      const { single, one, answer } = this.references[by]
      const what = `register, ${by}`
      const done = await this.load({ seconds, next })
      this.tally.note({ what, against: 'single inserts' }, done, await this.replay(single))
      this.tally.note({ what, against: 'the same statement' }, done, await this.replay(one))
      const taking: Call = { method: 'POST', path: '/', body: next().body }
      this.tally.note({ what, against: 'bare Fastify' }, done, await this.echo(answer, taking))
    }
  }

  /** New matters go through the commands together, stage by stage. */
  private async walk(onStage?: (stage: MeasuredStage, done: Measured) => Promise<void>): Promise<Walked[]> {
    let left = batch
    let walked: Walked[] = []
    const next = () => (left-- > 0 ? operatorRegistration(this.tokens.operator) : undefined)
    await this.load({ next, onAnswer: (answer) => walked.push(walkedOf(answer)) })
    for (const stage of stages) {
      const after: Walked[] = []
      const waiting = walked.map((one) => stageCall(stage, one, this.tokens))
      const done = await this.load({ next: () => waiting.pop(), onAnswer: (answer) => after.push(walkedOf(answer)) })
      walked = after
      if (isMeasured(stage)) await onStage?.(stage, done)
    }
    return walked
  }

  private async compare(what: MeasuredStage, done: Measured): Promise<void> {
    const { write, all, single } = this.references.commands[what]
    this.tally.note({ what, against: 'single statements' }, done, await this.replayOnPool(single))
    this.tally.note({ what, against: 'its write alone' }, done, await this.replayOnPool(write))
    this.tally.note({ what, against: 'all its statements' }, done, await this.replayOnPool(all))
  }

  private async reads(walked: readonly Walked[], list: Read): Promise<void> {
    const { read, readPayload } = this.references
    let turn = 0
    const { dispatcher: token } = this.tokens
    const path = () => `/api/matters/${walked[turn++ % walked.length]!.no}`
    const tasks = [
      { what: 'read a matter', path, script: read, payload: readPayload },
      { what: 'read a work list', path: () => listPath, ...list },
    ]
    for (const { what, path, script, payload } of tasks) {
      const done = await this.load({ seconds, next: () => ({ method: 'GET', path: path(), token }) })
      this.tally.note({ what, against: 'its SQL alone' }, done, await this.replay(script))
      this.tally.note({ what, against: 'bare Fastify' }, done, await this.echo(payload))
    }
  }

  private async load(load: Omit<Load, 'port' | 'connections'>): Promise<Measured> {
    const { product, database } = this.place.pids
    const before = cpuSeconds([product, database])
    const outcome = await runLoad({ port: this.place.port, connections, ...load })
    const after = cpuSeconds([product, database])
    const cpu = before === undefined || after === undefined ? undefined : after - before
    return { outcome, figure: figureOf(outcome, cpu) }
  }

  private replay(script: Script): Promise<Figure> {
    return this.place.without(() => this.repeat(script))
  }

  private replayOnPool(script: Script): Promise<Figure> {
    return this.place.without(async () => this.repeat(script, await this.fillPool()))
  }

  /** Writes matters as their registration would have, many at once. */
  private async fillPool(): Promise<Pool> {
    const { db } = this.place.services
    const pool = { from: this.poolAt, count: poolSize }
    for (const { statement, values } of this.references.poolRows(pool)) await db.query(statement, values)
    this.poolAt += poolSize
    return pool
  }

  private async repeat(script: Script, old?: Pool): Promise<Figure> {
    const { database } = this.place.pids
    const before = cpuSeconds([database])
    const { perSecond, count } = await replay(script, {
      url: this.place.url,
      connections,
      seconds,
      ...(old && { old }),
    })
    const after = cpuSeconds([database])
    return {
      perSecond,
      cpuMs: before === undefined || after === undefined ? undefined : ((after - before) / count) * 1000,
    }
  }

  private echo(payload: string, call: Call = { method: 'GET', path: '/' }): Promise<Figure> {
    return this.place.without(async () => {
      const file = join(this.place.services.config.dataDir, 'payload.json')
      await writeFile(file, payload)
      const { child, port } = await startProgram(['--import', 'tsx', 'bench/src/echo.ts', file])
      const before = cpuSeconds([child.pid!])
      const outcome = await runLoad({ port, connections, seconds, next: () => call })
      const after = cpuSeconds([child.pid!])
      await end(child)
      return figureOf(outcome, before === undefined || after === undefined ? undefined : after - before)
    })
  }
}

type MeasuredStage = (typeof measuredStages)[number]
const isMeasured = (stage: Stage): stage is MeasuredStage => (measuredStages as readonly Stage[]).includes(stage)
