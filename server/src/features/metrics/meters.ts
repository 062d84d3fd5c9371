import { fromKebab } from 'core/matter'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Services } from '../../platform/services.ts'
import { workerNumber } from '../../platform/workers.ts'
import { findWaiting, secondsSince } from '../health/index.ts'
import { findBehind } from '../rollups/index.ts'
import { joinWorkers } from './crew.ts'

type Given = Pick<Services, 'db' | 'clock'> & {
  /** How many streams of the desk this node carries. */
  streams: () => number
}

/** A request as it was answered. `route` is the pattern, so that no number or name stands in a metric. */
interface Answered {
  method: string
  route: string
  status: number
  seconds: number
}

const slices = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** What a node counts of itself. Each node has its own registry, so that two in one process stay apart. */
export function createMeters(given: Given) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const worker = workerNumber()
  if (worker !== undefined) registry.setDefaultLabels({ worker: String(worker) })
  const registers = [registry]
  const requests = new Histogram({
    name: 'huixiang_request_seconds',
    help: 'Seconds from a request to its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: slices,
    registers,
  })
  const commands = new Counter({
    name: 'huixiang_commands_total',
    help: 'Commands on matters by what came of them: done, refused or failed',
    labelNames: ['command', 'result'],
    registers,
  })
  addGauges(registry, given)
  const askAll = worker === undefined ? undefined : joinWorkers(registry)

  return {
    /** Counts one answered request; those without a route of their own are counted together. */
    count({ method, route, status, seconds }: Answered): void {
      requests.observe({ method, route, status }, seconds)
      const command = commandOf(method, route)
      if (command) commands.inc({ command, result: resultOf(status) })
    },
    /**
     * Metrics in the text format of Prometheus, and the media type of that: those of all workers of this node, each with its
     * number. `own` are those of this process alone, which are told as well when the others do not answer.
     */
    async read(whose: 'own' | 'all') {
      const all = whose === 'all' ? await askAll?.() : undefined
      return { type: registry.contentType, text: all ?? (await registry.metrics()) }
    },
  }
}

const ofMatter = /^\/api\/matters\/:no\/([a-z-]+)$/

/** The command a route takes, if it takes one; registering has two routes of its own. */
function commandOf(method: string, route: string): string | undefined {
  if (method !== 'POST') return undefined
  if (route === '/api/matters' || route === '/api/public/matters') return 'register'
  const [, kebab] = ofMatter.exec(route) ?? []
  return kebab && fromKebab(kebab)
}

function resultOf(status: number): 'done' | 'refused' | 'failed' {
  if (status < 400) return 'done'
  return status < 500 ? 'refused' : 'failed'
}

/**
 * What is looked up when somebody asks, by all gauges together. A database that does not answer is a figure too, not a
 * failure.
 */
function addGauges(registry: Registry, { db, clock, streams }: Given): void {
  const gauge = (name: string, help: string, collect: () => unknown, labelNames: string[] = []) =>
    new Gauge({
      name: `huixiang_${name}`,
      help,
      labelNames,
      registers: [registry],
      collect: async () => void (await collect()),
    })
  // Asked before the look, which takes connections itself.
  const open = gauge('streams', 'Streams of the desk that are open on this node', () => open.set(streams()))
  const pool = gauge(
    'database_connections',
    'Connections of this node, and requests that wait for one',
    () => {
      for (const [state, value] of Object.entries(db.connections())) pool.set({ state }, value)
    },
    ['state'],
  )

  let looking: Promise<void> | undefined
  const look = () => {
    looking ??= lookUp()
      .then(
        () => up.set(1),
        () => up.set(0),
      )
      .finally(() => {
        looking = undefined
      })
    return looking
  }

  const up = gauge('database_up', '1 when the database answered just now', look)
  const clockLag = gauge('clock_lag_seconds', 'Seconds for which the earliest due clock has waited to act', look)
  const outboxLag = gauge('outbox_lag_seconds', 'Seconds for which the oldest entry of the outbox has waited', look)
  const refused = gauge('outbox_refused', 'Entries of the outbox that were refused for what they hold', look)
  const rollupLag = gauge('rollup_lag_seconds', 'Seconds by which the counts of the dashboard may be behind', look)
  const owed = gauge('rollups_owed', '1 while the counts of the dashboard are owed or made anew', look)
  async function lookUp(): Promise<void> {
    const [waiting, behind, now] = await Promise.all([findWaiting(db), findBehind(db), clock.now()])
    clockLag.set(secondsSince(waiting.clock, now))
    outboxLag.set(secondsSince(waiting.entry, Date.now()))
    refused.set(waiting.refused)
    rollupLag.set(behind.seconds)
    owed.set(Number(behind.recounting))
  }
}
