import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { findTellingSettings, type LogSettings, tellingSettings, warnOfTellingSettings } from './log-settings.ts'
import { asOwner } from './migrate.ts'
import { openDatabase } from './pool.ts'
import type { Queryable } from './queryable.ts'

const embedded: LogSettings = {
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_destination: 'stderr',
  log_min_messages: 'log',
  log_parameter_max_length: '-1',
}
const silent = { log_min_messages: 'log', log_parameter_max_length: '0' }

describe('values get into the log of the server', () => {
  it.each<[Partial<LogSettings>, string[]]>([
    [{}, []],
    [{ log_min_messages: 'warning' }, []],
    [{ log_error_verbosity: 'default' }, ['log_error_verbosity']],
    [{ log_error_verbosity: 'verbose' }, ['log_error_verbosity']],
    [{ log_min_error_statement: 'error' }, ['log_min_error_statement']],
    [{ log_min_error_statement: 'fatal' }, ['log_min_error_statement']],
    [{ log_destination: 'stderr,csvlog' }, ['log_destination']],
    [{ log_destination: 'jsonlog', log_parameter_max_length: '0', log_min_messages: 'error' }, ['log_destination']],
    [{ log_destination: 'jsonlog', log_parameter_max_length: '1kB', log_min_messages: 'log' }, ['log_destination']],
    [{ log_destination: 'csvlog', ...silent }, []],
    [{ log_destination: 'syslog' }, []],
  ])('with %j by %j', (given, telling) => {
    expect(tellingSettings({ ...embedded, ...given })).toEqual(telling)
  })
})

describe('of a server', () => {
  let fresh: FreshDatabase
  beforeAll(async () => {
    fresh = await freshDatabase()
  })
  afterAll(() => fresh.drop())

  /** What is done on a connection that was opened just now. */
  async function anew(run: (on: Queryable) => Promise<unknown>): Promise<void> {
    const db = openDatabase(fresh.url)
    await run(db).finally(() => db.close())
  }
  const set = (text: string) =>
    asOwner(fresh.url, (client) => client.query(`alter database ${new URL(fresh.url).pathname.slice(1)} ${text}`))

  it('the embedded one keeps them out, and nothing is said', async () => {
    const warn = vi.fn()
    await anew((on) => warnOfTellingSettings(on, { warn }))
    expect(warn).not.toHaveBeenCalled()
  })

  it('one that is set as PostgreSQL comes is told of in the log, as the serving role sees it', async () => {
    await set(`set log_error_verbosity = 'default'`)
    await set('set log_min_error_statement = error')
    const warn = vi.fn()
    await anew((on) => warnOfTellingSettings(on, { warn }))
    const settings = ['log_error_verbosity', 'log_min_error_statement']
    expect(warn.mock.calls).toEqual([[{ settings }, expect.stringContaining('docs/how-to/operate.md')]])
    await set('reset all')
    await anew(async (on) => expect(await findTellingSettings(on)).toEqual([]))
  })
})
