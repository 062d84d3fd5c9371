import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDays, startOfDay } from 'core/calendar'
import type pg from 'pg'
import { generate, type Made } from '../../server/src/generate/index.ts'
import { filledTables } from '../../server/src/generate/sizes.ts'
import { openPast } from '../../server/src/platform/database/archive.ts'
import { asOwner } from '../../server/src/platform/database/migrate.ts'
import { startPostgres } from '../../server/src/platform/postgres/index.ts'
import { median } from './figures.ts'
import { makeCity } from './ground.ts'
import { circumstances } from './machine.ts'

/** `npm run bench -- making 200000`: makes a past of one month, and has the database load the same rows by itself, in turn. */
const contacts = Number(process.argv[3] ?? 200_000)
const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
/** As many load as make. */
const loaders = 2

const say = (line: string) => process.stderr.write(`${line}\n`)
const fileOf = (folder: string, table: string): string => `'${join(folder, `making-${table}`)}'`

/** Seconds that something takes. */
async function timed<Result>(run: () => Promise<Result>): Promise<{ seconds: number; result: Result }> {
  const started = performance.now()
  const result = await run()
  return { seconds: (performance.now() - started) / 1000, result }
}

/** Writes the rows of every table into a file of its own, which lies with the database. Answers the tables, the largest first. */
async function writeOut(client: pg.Client, folder: string): Promise<string[]> {
  const sized: { table: string; rows: number }[] = []
  for (const table of filledTables) {
    const { rowCount } = await client.query(`copy (select * from ${table}) to ${fileOf(folder, table)}`)
    sized.push({ table, rows: rowCount ?? 0 })
  }
  return sized.sort((one, other) => other.rows - one.rows).map(({ table }) => table)
}

/** Loads them into the tables of another city, each by one statement of the database, as any tool would have it. */
async function loadAll(url: string, folder: string, tables: readonly string[]): Promise<void> {
  const left = [...tables]
  const load = () =>
    asOwner(url, async (client) => {
      // Tables come in any order, so that what refers to another may come before it.
      await client.query('set synchronous_commit = off; set session_replication_role = replica')
      for (let table = left.shift(); table; table = left.shift())
        await client.query(`copy ${table} from ${fileOf(folder, table)}`)
    })
  await Promise.all(Array.from({ length: loaders }, load))
}

/** Seconds of a round. */
interface Taken {
  made: number
  loaded: number
}

type Postgres = Awaited<ReturnType<typeof startPostgres>>

/** One round: a past is made in one database, and its rows are loaded into another. Both are dropped. */
async function round(postgres: Postgres, env: Record<string, string>, seed: number): Promise<Taken> {
  const [making, loading] = [`making_${seed}`, `loading_${seed}`]
  const [url, other] = [await postgres.createDatabase(making), await postgres.createDatabase(loading)]
  const services = await makeCity(url, env)
  const made = await timed(() => generate(services, { seed, contacts, months: 1 }, () => undefined))
  await services.db.close()
  const { folder, tables } = await asOwner(url, async (client) => {
    const { rows } = await client.query<{ folder: string }>(`select current_setting('data_directory') as folder`)
    return { folder: rows[0]!.folder, tables: await writeOut(client, rows[0]!.folder) }
  })
  await prepare(other, env, made.result)
  const loaded = await timed(() => loadAll(other, folder, tables))
  await asOwner(postgres.superuserUrl, async (client) => {
    for (const name of [making, loading]) await client.query(`drop database ${name} with (force)`)
  })
  return { made: made.seconds, loaded: loaded.seconds }
}

/** The same tables and months, empty. */
async function prepare(url: string, env: Record<string, string>, { past }: Made): Promise<void> {
  const services = await makeCity(url, env)
  await services.db.close()
  await asOwner(url, async (client) => {
    await openPast(client, startOfDay(past.from), startOfDay(addDays(past.to, 1)))
    await client.query(`truncate ${filledTables.join(', ')}`)
  })
}

/** What is made a second, beside what is loaded a second; each round has its own reference, taken right after it. */
function tableOf(taken: readonly Taken[]): string {
  const rate = (seconds: readonly number[]) => Math.round(contacts / median(seconds))
  const ratios = taken.map(({ made, loaded }) => loaded / made)
  const [least, middle, most] = [Math.min(...ratios), median(ratios), Math.max(...ratios)].map((one) => one.toFixed(2))
  return [
    '| contacts | made and loaded /s | loaded alone by COPY /s | ratio | least–most |',
    '| ---: | ---: | ---: | ---: | ---: |',
    `| ${contacts} | ${rate(taken.map(({ made }) => made))} | ${rate(taken.map(({ loaded }) => loaded))} | ${middle} | ${least}–${most} |`,
  ].join('\n')
}

const dataDir = await mkdtemp(join(tmpdir(), 'huixiang-making-'))
// As root the database runs as another user, who must be able to enter.
await chmod(dataDir, 0o755)
const postgres = await startPostgres({ dataDir, log: () => undefined, role: 'product', durable: true })
const close = async () => {
  await postgres.stop()
  await rm(dataDir, { recursive: true, force: true })
}
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void close().finally(() => process.exit(1)))
try {
  const env = { DATA_DIR: dataDir, DEMO: '1', LOG_LEVEL: 'warn' }
  const taken: Taken[] = []
  for (let seed = 1; seed <= rounds; seed++) {
    say(`Round ${seed} of ${rounds}`)
    taken.push(await round(postgres, env, seed))
  }
  process.stdout.write(`${await circumstances()}\n\n${tableOf(taken)}\n`)
} finally {
  await close()
}
