import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Config, readConfig } from './config.ts'
import { refuseUnusable } from './postgres/external.ts'
import { type Postgres, startPostgres } from './postgres/index.ts'
import { StartRefusal } from './refusal.ts'

/** The product once it serves. */
export type Running = {
  /** Stops taking requests, finishes those under way, ends background work. */
  close(): Promise<void>
  /** Where it can be reached, for the operator. */
  addresses: string[]
}

/** Brings the product up on a database whose address is handed in. */
export type Boot = (config: Config, databaseUrl: string) => Promise<Running>

const say = (line: string) => process.stdout.write(`${line}\n`)
const databaseName = 'huixiang'
const closeSeconds = 20
const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs the product until it is told to end: database, boot, `ready`; on Ctrl-C the same backwards, exit code 0. A worker
 * leaves it to whoever started it to speak to the operator and to look at the port, which is open already.
 */
export async function runProcess({ boot, isWorker = false }: { boot: Boot; isWorker?: boolean }): Promise<void> {
  const tell = isWorker ? () => undefined : say
  let postgres: Promise<Postgres> | undefined
  let running: Running | undefined
  let ending = false

  const end = async (code: number) => {
    if (ending) return
    ending = true
    if (code === 0) tell('Stopping')
    try {
      // A boot cut short leaves nothing half done: its transactions end with the database's connections.
      if (running) await within(closeSeconds, running.close())
      const started = await postgres?.catch(() => undefined)
      await started?.stop()
    } catch (error) {
      complain(error)
      process.exit(1)
    }
    process.exit(code)
  }
  const failed = (error: unknown) => {
    if (ending) return
    complain(error)
    return end(1)
  }
  for (const signal of endSignals) process.on(signal, () => void end(0))

  try {
    const config = readConfig(process.env)
    if (!config.databaseUrl)
      postgres = startPostgres({ dataDir: config.dataDir, log: say, role: 'product', onLost: failed })
    const embedded = await postgres
    if (config.databaseUrl) await refuseUnusable(config.databaseUrl)
    if (!isWorker) await refuseTakenPort(config)
    running = await boot(config, config.databaseUrl ?? (await embedded!.createDatabase(databaseName)))
    if (ending) return
    for (const address of running.addresses) tell(address)
    tell('ready')
  } catch (error) {
    await failed(error)
  }
}

/** What a command of the operator gets. Settings as at the product's start, arguments as typed. */
export type CommandContext = { config: Config; url: string; args: string[] }

/** Runs an operator's command on the product's database, whether or not the product runs, and ends with its exit code. */
export async function runCommand(work: (context: CommandContext) => Promise<number>): Promise<void> {
  let code = 1
  try {
    const config = readConfig(process.env)
    code = await withDatabase(config, (url) => work({ config, url, args: process.argv.slice(3) }))
  } catch (error) {
    complain(error)
  }
  process.exit(code)
}

/** Hands the product's database to `run`: the one named in the settings, else the embedded one, started if need be and
 *  left running only while another process uses it. Ctrl-C ends the embedded database in order before the process. */
export async function withDatabase<Result>(config: Config, run: (url: string) => Promise<Result>): Promise<Result> {
  if (config.databaseUrl) {
    await refuseUnusable(config.databaseUrl)
    return run(config.databaseUrl)
  }

  const postgres = await startPostgres({ dataDir: config.dataDir, log: say, role: 'command' })
  const cutShort = () => void postgres.stop().finally(() => process.exit(130))
  for (const signal of endSignals) process.once(signal, cutShort)
  try {
    return await run(await postgres.createDatabase(databaseName))
  } finally {
    for (const signal of endSignals) process.off(signal, cutShort)
    await postgres.stop()
  }
}

/** Says how far a command is, at most once in so many milliseconds and not at its very beginning. */
export function seldom(every: number): (line: () => string) => void {
  let last = Date.now()
  return (line) => {
    const now = Date.now()
    if (now - last < every) return
    last = now
    console.log(line())
  }
}

/** Asked before migrations and seeding, which would be minutes spent for nothing. */
function refuseTakenPort({ port, host }: Config): Promise<void> {
  return new Promise((settle, refuse) => {
    const probe = createServer()
    probe.on('error', (error: NodeJS.ErrnoException) => refuse(portRefusal(error, host, port)))
    probe.listen(port, host, () => probe.close(() => settle()))
  })
}

function portRefusal({ code, message }: NodeJS.ErrnoException, host: string, port: number): StartRefusal {
  if (code === 'EADDRINUSE')
    return new StartRefusal(
      `Port ${port} on ${host} is taken by another program. Stop that one, or choose another port: PORT=${port === 12_346 ? 12_347 : 12_346} npm start`,
    )
  if (code === 'EACCES')
    return new StartRefusal(
      `Port ${port} may not be used without more rights. Choose one above 1023: PORT=12345 npm start`,
    )
  return new StartRefusal(
    `Cannot listen on ${host}, port ${port} (${message}). Set HOST to an address of this machine.`,
  )
}

/** Waits for work, but no longer than the process may take to end. */
async function within<Result>(seconds: number, work: Promise<Result>): Promise<Result | undefined> {
  const waited = new AbortController()
  const end = sleep(seconds * 1000, undefined, { ref: false, signal: waited.signal }).catch(() => undefined)
  return Promise.race([work, end]).finally(() => waited.abort())
}

/** One paragraph for the operator. The stack helps only whoever looks for a fault in the program. */
function complain(error: unknown): void {
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  process.stderr.write(`\n${process.env.LOG_LEVEL === 'debug' ? stack : message}\n\n`)
}
