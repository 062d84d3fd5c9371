import type { Logger } from 'pino'
import { type Queryable, statement } from './queryable.ts'

/** What decides whether values of statements, which may be what somebody wrote, get into the log of the server. */
const looked = [
  'log_error_verbosity',
  'log_min_error_statement',
  'log_destination',
  'log_min_messages',
  'log_parameter_max_length',
] as const
export type LogSettings = Record<(typeof looked)[number], string>

/** From these on no statement that was refused is written down. */
const quiet = ['log', 'fatal', 'panic']

/**
 * The settings by which the log holds values. Where it is written as CSV or JSON, its details stand there however terse the rest
 * is: then neither refused statements nor parameters may get into it at all.
 */
export function tellingSettings(found: LogSettings): (keyof LogSettings)[] {
  const whole = /csvlog|jsonlog/.test(found.log_destination)
  const silent = quiet.includes(found.log_min_messages) && found.log_parameter_max_length === '0'
  return [
    ...(found.log_error_verbosity === 'terse' ? [] : ['log_error_verbosity' as const]),
    ...(found.log_min_error_statement === 'panic' ? [] : ['log_min_error_statement' as const]),
    ...(whole && !silent ? ['log_destination' as const] : []),
  ]
}

const readSettings = statement(
  'log-settings',
  `select ${looked.map((name) => `current_setting('${name}') as ${name}`).join(', ')}`,
)

/** Those of the server that serves, as they are for the role of `DATABASE_URL`; the embedded one has none. */
export async function findTellingSettings(on: Queryable): Promise<(keyof LogSettings)[]> {
  const [found] = await on.query<LogSettings>(readSettings)
  return tellingSettings(found!)
}

/** Says in the product's log that the server's log holds what people wrote. */
export async function warnOfTellingSettings(on: Queryable, log: Pick<Logger, 'warn'>): Promise<void> {
  const settings = await findTellingSettings(on)
  if (settings.length > 0)
    log.warn({ settings }, 'the log of the database server may hold what people wrote: see docs/how-to/operate.md')
}
