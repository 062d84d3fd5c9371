import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { addDays, startOfDay } from 'core/calendar'
import type pg from 'pg'
import { generate, type Made } from '../../server/src/generate/index.ts'
import { filledTables } from '../../server/src/generate/sizes.ts'
import { openPast } from '../../server/src/platform/database/archive.ts'
import { asOwner } from '../../server/src/platform/database/migrate.ts'
import { median } from './figures.ts'
import { type Ground, makeCity, onGround } from './ground.ts'
import { circumstances } from './machine.ts'
import { say } from './tally.ts'

/** `npm run bench -- making 200000`: makes a past of one month, and has the database load the same rows by itself, in turn. */
const contacts = Number(process.argv[3] ?? 200_000)
const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
/** As many load as make. */
const loaders = availableParallelism()

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

/** Loads them into the tables of another city, each by one statement of the database. */
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

/** Makes a database beside that of the ground. Answers its address. */
async function besides(ground: Ground, name: string): Promise<string> {
  await asOwner(ground.url, (client) => client.query(`create database ${name}`))
  const url = new URL(ground.url)
  url.pathname = name
  return url.href
}

/** One round: a past is made in one database, and its rows are loaded into another. Both are dropped. */
async function round(ground: Ground, seed: number): Promise<Taken> {
  const [making, loading] = [`making_${seed}`, `loading_${seed}`]
  const [url, other] = [await besides(ground, making), await besides(ground, loading)]
  const services = await makeCity(url, ground.env)
  const made = await timed(() => generate(services, { seed, contacts, months: 1 }, () => undefined))
  await services.db.close()
  const { folder, tables } = await asOwner(url, async (client) => {
    const { rows } = await client.query<{ folder: string }>(`select current_setting('data_directory') as folder`)
    return { folder: rows[0]!.folder, tables: await writeOut(client, rows[0]!.folder) }
  })
  await prepare(other, ground.env, made.result)
  const loaded = await timed(() => loadAll(other, folder, tables))
  await asOwner(ground.url, async (client) => {
    for (const name of [making, loading]) await client.query(`drop database ${name} with (force)`)
  })
  return { made: made.seconds, loaded: loaded.seconds }
}

/** The same tables and months, empty. */
async function prepare(url: string, env: Record<string, string>, { past }: Made): Promise<void> {
  const services = await makeCity(url, env)
  await services.db.close()
  await asOwner(url, (client) => openPast(client, startOfDay(past.from), startOfDay(addDays(past.to, 1))))
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

await onGround(async (ground) => {
  const taken: Taken[] = []
  for (let seed = 1; seed <= rounds; seed++) {
    say(`Round ${seed} of ${rounds}`)
    taken.push(await round(ground, seed))
  }
  process.stdout.write(`${await circumstances()}\n\n${tableOf(taken)}\n`)
})
