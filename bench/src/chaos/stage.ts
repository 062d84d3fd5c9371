import { execFileSync } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asOwner } from '../../../server/src/platform/database/migrate.ts'
import { type Postgres, startPostgres } from '../../../server/src/platform/postgres/index.ts'
import { makeCity } from '../ground.ts'
import { isVerified } from '../verified.ts'
import { type Supervised, supervise } from './supervised.ts'
import { openWire, type Wire } from './wire.ts'

/** The product and its database while something is done to them. */
export interface Stage {
  product: Supervised
  /** The network to the database, where the scenario has one. */
  wire?: Wire
  dataDir: string
  /** Process number of the database as it runs now. */
  databasePid(): Promise<number>
  rows<Row>(sql: string): Promise<Row[]>
  /** Whether every matter is what its events say; the product's own check. */
  verify(): boolean
}

/** How a scenario wants its stage. */
export interface StageWish {
  /** The data folder on a file system of its own, of so many MiB. Needs root. */
  roomFor?: number
  /** A database beside the product, with a network between them that can be cut. */
  wired?: boolean
  /** Set for the product alone. */
  env?: Record<string, string>
}

/** Sets a stage up, hands it to `run`, and takes all of it away. */
export async function onStage<Result>(wish: StageWish, run: (stage: Stage) => Promise<Result>): Promise<Result> {
  const undo: (() => unknown)[] = []
  try {
    return await run(await openStage(wish, (how) => undo.push(how)))
  } finally {
    for (const how of undo.reverse()) await how()
  }
}

async function openStage(
  { roomFor, wired, env = {} }: StageWish,
  onClose: (how: () => unknown) => void,
): Promise<Stage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'huixiang-chaos-'))
  onClose(() => rm(dataDir, { recursive: true, force: true }))
  if (roomFor) {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${roomFor}m`, 'tmpfs', dataDir])
    onClose(() => execFileSync('umount', ['-l', dataDir]))
  }
  await chmod(dataDir, 0o755)

  const settings = { DATA_DIR: dataDir, DEMO: '1', LOG_LEVEL: 'silent' }
  const postgres = await startPostgres({ dataDir, log: () => undefined, role: 'product' })
  const url = await postgres.createDatabase('huixiang')
  const services = await makeCity(url, { ...settings, DATABASE_URL: url })
  await services.db.close()
  const wire = wired ? await apart(postgres, onClose) : await postgres.stop()

  const address = wire && url.replace(/:\d+\//, `:${wire.port}/`)
  const product = await supervise({ ...settings, ...(address && { DATABASE_URL: address }), ...env })
  onClose(() => product.close())

  const rows = <Row>(sql: string) => asOwner(url, async (client) => (await client.query<never>(sql)).rows as Row[])
  return {
    product,
    ...(wire && { wire }),
    dataDir,
    rows,
    async databasePid() {
      const [found] = await rows<{ text: string }>(`select pg_read_file('postmaster.pid') as text`)
      return Number.parseInt(found!.text, 10)
    },
    verify: () => isVerified({ ...settings, ...(wire && { DATABASE_URL: url }) }),
  }
}

async function apart(postgres: Postgres, onClose: (how: () => unknown) => void): Promise<Wire> {
  onClose(() => postgres.stop())
  const wire = await openWire(Number(new URL(postgres.superuserUrl).port))
  onClose(() => wire.close())
  return wire
}
