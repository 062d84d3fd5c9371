import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { plannedOnce } from '../../server/src/platform/database/session.ts'
import { replayBare } from './replay-bare.ts'
import { marks, type Script, stride } from './script.ts'

const run = promisify(execFile)

/** How a script is repeated: on which database, by how many at once, for how long. */
export interface Replay {
  url: string
  connections: number
  seconds: number
  /** Moments of ids (epoch milliseconds) that stand in the database already; `@old@` is one of them, drawn each time. */
  old?: { from: number; count: number }
}

/** How often a script ran a second, and by what. */
export interface Replayed {
  perSecond: number
  count: number
  by: 'pgbench' | 'bare loop'
}

/** Turns of the script that this run has used up: no two repetitions make the same ids. */
let used = 0

/** Whether pgbench can be called; it comes with PostgreSQL's contributed programs. */
export const hasPgbench = async (): Promise<boolean> =>
  run('pgbench', ['--version']).then(
    () => true,
    () => false,
  )

/** Repeats a script with pgbench, or without it with a loop over bare connections. Throws when a repetition fails. */
export async function replay(script: Script, given: Replay): Promise<Replayed> {
  const base = Date.now() + used
  used += 3_600_000
  if (!(await hasPgbench())) return { ...(await replayBare(script, { ...given, base })), by: 'bare loop' }
  const folder = await mkdtemp(join(tmpdir(), 'huixiang-pgbench-'))
  try {
    const file = join(folder, 'script.sql')
    await writeFile(file, pgbenchText(script))
    const { connections, seconds, url } = given
    const old = given.old ?? { from: 0, count: 1 }
    const set = { base, turn: 0, ...old, ...variables(script) }
    const defined = Object.entries(set).flatMap(([name, value]) => ['-D', `${name}=${value}`])
    const { stdout, stderr } = await run(
      'pgbench',
      [
        '-n',
        '-P',
        '1',
        '-M',
        'prepared',
        '-c',
        `${connections}`,
        '-j',
        '2',
        '-T',
        `${seconds}`,
        '-f',
        file,
        ...defined,
        url,
      ],
      {
        env: {
          ...process.env,
          PGOPTIONS: options,
        },
        maxBuffer: 1 << 24,
      },
    )
    const rate = /tps = ([\d.]+)/.exec(stdout)?.[1]
    if (!rate || !/number of failed transactions: 0 /.test(stdout)) throw new Error(`pgbench said: ${stdout}`)
    const count = Number(/transactions actually processed: (\d+)/.exec(stdout)?.[1])
    return { perSecond: warmRate(stderr) ?? Number(rate), count, by: 'pgbench' }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The product's own session: its role, and statements planned once. */
const options = Object.entries({ role: 'huixiang_app', timezone: 'UTC', jit: 'off', ...plannedOnce })
  .map(([name, value]) => `-c ${name}=${value}`)
  .join(' ')

/**
 * The rate of the second half of the seconds pgbench told of. Its connections are new: until each has planned its
 * statements and read the catalogue it is slower than the product, whose connections are warm.
 */
function warmRate(told: string): number | undefined {
  const rates = [...told.matchAll(/^progress: [\d.]+ s, ([\d.]+) tps/gm)].map(([, rate]) => Number(rate))
  const warm = rates.slice(Math.floor(rates.length / 2))
  return warm.length > 0 ? warm.reduce((sum, rate) => sum + rate, 0) / warm.length : undefined
}

const nameOf = (statement: number, value: number): string => `v_${statement}_${value}`

/** The values that stay the same, sent with each statement like the product sends them. */
const variables = ({ statements }: Script): Record<string, string> =>
  Object.fromEntries(
    statements.flatMap(({ values }, statement) =>
      values.flatMap((value, index) => (value === null ? [] : [[nameOf(statement, index), value]])),
    ),
  )

function pgbenchText({ statements, together }: Script): string {
  const lines = statements.map((one, index) => `${filledText(one, index).replaceAll('\n', ' ')};`)
  const turn = [
    '\\set turn :turn + 1',
    `\\set t :base + :turn * ${stride} + :client_id`,
    '\\set o :from + random(0, :count - 1)',
  ]
  return [...turn, ...(together ? ['begin;', ...lines, 'end;'] : lines), ''].join('\n')
}

/** A statement with its values put in. One that is used many times is made once, as a parameter would be. */
function filledText({ text, values }: Script['statements'][number], statement: number): string {
  const json = /\bjson_to/.test(text) ? 'json' : 'jsonb'
  const made: string[] = []
  const body = values.reduce<string>((sql, value, index) => {
    const place = new RegExp(`\\$${index + 1}(?!\\d)`, 'g')
    if (value === null) return sql.replaceAll(place, () => 'null')
    const expression = fresh(`:${nameOf(statement, index)}`, { value, json })
    const isPlain = expression.startsWith(':') || (sql.match(place)?.length ?? 0) < 2 || !sql.startsWith('with ')
    if (isPlain) return sql.replaceAll(place, () => expression)
    made.push(`made_${index} as materialized (select ${expression} as value)`)
    return sql.replaceAll(place, () => `(select value from made_${index})`)
  }, text)
  return made.length > 0 ? body.replace(/^with /, () => `with ${made.join(', ')}, `) : body
}

const timeOf = (variable: string): string =>
  `overlay(lpad(to_hex(${variable}::bigint), 12, '0') placing '-' from 9 for 0)`

const expressions: readonly (readonly [mark: string, sql: string])[] = [
  [marks.time, timeOf(':t')],
  [marks.old, timeOf(':o')],
  [marks.no, `lpad((:t::bigint)::text, 13, '0')`],
  [marks.oldNo, `lpad((:o::bigint)::text, 13, '0')`],
  [marks.seq, `((:t::bigint) % 2000000000)::text`],
]

/** A value with its marks replaced on the server; typed where an id is a value of its own. */
function fresh(variable: string, { value, json }: { value: string; json: 'json' | 'jsonb' }): string {
  const found = expressions.filter(([mark]) => value.includes(mark))
  if (found.length === 0) return variable
  const text = found.reduce((inner, [mark, sql]) => `replace(${inner}, '${mark}', ${sql})`, `${variable}::text`)
  if (value === marks.seq) return `(${text})::integer`
  if (/^@\w+@-[0-9a-f-]{22}$/.test(value)) return `(${text})::uuid`
  if (/^\{("@\w+@-[0-9a-f-]{22}",?)+\}$/.test(value)) return `(${text})::uuid[]`
  if (/^\{("@\w+@",?)+\}$/.test(value)) return `(${text})::text[]`
  return /^[{[]/.test(value) ? `(${text})::${json}` : text
}
