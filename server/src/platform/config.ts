import { resolve } from 'node:path'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { isProxyList } from './proxies.ts'

const flag = Type.Boolean()

/** What the environment may say, one row a setting; each mending sentence is shown when its value is wrong. */
const settings = {
  PORT: {
    schema: Type.Integer({ minimum: 0, maximum: 65_535 }),
    mend: 'a port from 1 to 65535, or 0 for any free one',
  },
  HOST: { schema: Type.String({ pattern: '^[A-Za-z0-9.:_-]+$' }), mend: 'an address to listen on, such as 0.0.0.0' },
  TRUST_PROXY: {
    schema: Type.Optional(Type.Refine(Type.String(), isProxyList)),
    mend: 'the addresses or ranges of the proxies, with commas between, such as 127.0.0.1 or 10.0.0.0/8, or nothing without a proxy',
  },
  WORKERS: {
    schema: Type.Integer({ minimum: 1, maximum: 8 }),
    mend: 'how many processes share the port, from 1 to 8; one for each core is enough',
  },
  DATABASE_URL: {
    schema: Type.Optional(Type.String({ pattern: '^postgres(ql)?://[^/]*/[^/?]+' })),
    mend: 'an address such as postgres://user:password@host:5432/huixiang, or nothing for the embedded database',
  },
  DATA_DIR: { schema: Type.String({ minLength: 1 }), mend: 'a folder the program may write to' },
  PROFILE: { schema: Type.String({ pattern: '^[a-z0-9-]+$' }), mend: 'the name of a rule set, such as guangzhou-2022' },
  DEMO: { schema: flag, mend: '1 for the demo city, 0 without it' },
  TEST_CLOCK: { schema: flag, mend: '1 for a clock that tests may set, 0 without it' },
  METRICS: { schema: flag, mend: '1 to serve /metrics to whoever reaches the port, 0 without it' },
  SLOW_STATEMENT: {
    schema: Type.Integer({ minimum: 0 }),
    mend: 'milliseconds from which a statement is told of in the log, or 0 for never',
  },
  KEYS: { schema: Type.Optional(Type.String({ minLength: 32 })), mend: 'the text of the key file, whole' },
  LOG_LEVEL: {
    schema: Type.Enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    mend: 'one of fatal, error, warn, info, debug, trace, silent',
  },
  NODE_ENV: { schema: Type.String(), mend: 'production, development or test' },
} as const

type Name = keyof typeof settings
const names = Object.keys(settings) as Name[]

/** The settings as the program uses them; frozen. Absent `databaseUrl` means the embedded database under `dataDir`. */
export type Config = Readonly<{
  port: number
  host: string
  /** Proxies whose word is taken for the address of who asks; absent means nobody's. */
  trustProxy?: string
  /** Processes that share the port. */
  workers: number
  databaseUrl?: string
  /** Absolute path; holds all that must be backed up. */
  dataDir: string
  profile: string
  demo: boolean
  testClock: boolean
  /** Whether `/metrics` is served. */
  metrics: boolean
  /** Milliseconds from which a statement is told of in the log; 0 for never. */
  slowStatement: number
  /** The key file's text handed in by the operator; absent means the file in `dataDir`. */
  keys?: string
  logLevel: Static<typeof settings.LOG_LEVEL.schema>
  production: boolean
}>

/** One wrong setting and how to mend it; never holds the value of a setting that may be secret. */
export type SettingProblem = { setting: string; problem: string; mend: string }

/** All settings that are wrong, at once. */
export class WrongSettings extends Error {
  override readonly name = 'WrongSettings'
  constructor(readonly problems: readonly SettingProblem[]) {
    super(
      ['These settings are wrong:', ...problems.map((it) => `  ${it.setting}: ${it.problem}; set ${it.mend}.`)].join(
        '\n',
      ),
    )
  }
}

const secret: readonly Name[] = ['DATABASE_URL', 'KEYS']

const defaults = (env: NodeJS.ProcessEnv): Partial<Record<Name, unknown>> => ({
  PORT: 12_345,
  HOST: '127.0.0.1',
  WORKERS: 1,
  DATA_DIR: './data',
  PROFILE: 'guangzhou-2022',
  DEMO: !env.DATABASE_URL,
  TEST_CLOCK: false,
  METRICS: false,
  SLOW_STATEMENT: 1_000,
  LOG_LEVEL: 'info',
  NODE_ENV: 'development',
})

const numbers: readonly Name[] = ['PORT', 'WORKERS', 'SLOW_STATEMENT']
const flags: Record<string, boolean> = { '0': false, '1': true }

function parse(name: Name, text: string): unknown {
  if (numbers.includes(name)) return /^\d+$/.test(text) ? Number(text) : text
  if (settings[name].schema === flag) return flags[text] ?? text
  return text
}

/** Reads the environment once. An empty setting counts as unset; refuses with `WrongSettings`, which lists every fault. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const values: Partial<Record<Name, unknown>> = defaults(env)
  const problems: SettingProblem[] = []

  for (const name of names) {
    const text = env[name]
    if (!text) continue
    values[name] = parse(name, text)
    if (Value.Check(settings[name].schema, values[name])) continue
    const problem = secret.includes(name) ? 'the given value cannot be used' : `${JSON.stringify(text)} cannot be used`
    problems.push({ setting: name, problem, mend: settings[name].mend })
  }
  if (values.TEST_CLOCK === true && values.NODE_ENV === 'production')
    problems.push({
      setting: 'TEST_CLOCK',
      problem: 'a clock that tests may set is refused in production',
      mend: 'TEST_CLOCK=0, or NODE_ENV to something else',
    })
  if (problems.length > 0) throw new WrongSettings(problems)

  return Object.freeze(named(values as Checked))
}

type Checked = {
  [N in Name]: Static<(typeof settings)[N]['schema']>
}

const named = (values: Checked): Config => ({
  port: values.PORT,
  host: values.HOST,
  ...(values.TRUST_PROXY && { trustProxy: values.TRUST_PROXY }),
  workers: values.WORKERS,
  ...(values.DATABASE_URL && { databaseUrl: values.DATABASE_URL }),
  dataDir: resolve(values.DATA_DIR),
  profile: values.PROFILE,
  demo: values.DEMO,
  testClock: values.TEST_CLOCK,
  metrics: values.METRICS,
  slowStatement: values.SLOW_STATEMENT,
  ...(values.KEYS && { keys: values.KEYS }),
  logLevel: values.LOG_LEVEL,
  production: values.NODE_ENV === 'production',
})
