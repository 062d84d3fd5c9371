import { execFileSync, spawnSync } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  lchownSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { StartRefusal } from '../refusal.ts'

/** Where the embedded database lives and as whom it runs. */
export type Home = {
  /** Folder of everything below. */
  folder: string
  /** PostgreSQL's own data folder. */
  cluster: string
  /** The user PostgreSQL runs as when we are root, since it refuses to run as root. */
  runAs?: { uid: number; gid: number }
  /** True when the data folder cannot be entered by that user, and the database therefore lives elsewhere. */
  apart: boolean
}

const elsewhere = '/var/lib/huixiang'

/** Finds or makes the folder of the embedded database for a data folder; refuses a folder that belongs to someone else. */
export function findHome(dataDir: string, say: (line: string) => void): Home {
  const data = makeFolder(dataDir)
  const local = join(data, 'postgres')
  const cluster = join(local, 'cluster')
  const asRoot = process.getuid?.() === 0

  if (!asRoot) {
    mkdirSync(local, { recursive: true, mode: 0o700 })
    refuseForeign(existsSync(cluster) ? cluster : local)
    return { folder: local, cluster, apart: false }
  }
  if (existsSync(cluster)) return owned({ folder: local, cluster, apart: false }, say)

  const runAs = databaseUser()
  const apart = !mayEnter(data, runAs)
  const folder = apart ? folderApart(data, say) : local
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chownSync(folder, runAs.uid, runAs.gid)
  const home = { folder, cluster: join(folder, 'cluster'), apart }
  return existsSync(home.cluster) ? owned(home, say) : { ...home, runAs }
}

/** The cluster with its owner. None is ever root's: what root copied without owners is handed to the user a new one would have. */
function owned({ folder, cluster, apart }: Home, say: (line: string) => void): Home {
  const { uid, gid } = statSync(cluster)
  if (uid !== 0) return { folder, cluster, runAs: { uid, gid }, apart }
  const runAs = databaseUser()
  if (!mayEnter(dirname(folder), runAs))
    throw new StartRefusal(
      `The database in ${folder} belongs to root, and its own user (uid ${runAs.uid}) cannot come there. Move the data folder out of what only root may enter`,
    )
  const home = { folder, cluster, runAs, apart }
  giveTo(home, folder)
  chmodSync(cluster, 0o700)
  say(
    `${folder} belonged to root, as a copy without owners does; it is handed to the database's user (uid ${runAs.uid})`,
  )
  return home
}

function makeFolder(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true })
    accessSync(dataDir, constants.W_OK | constants.X_OK)
    return realpathSync(dataDir)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new StartRefusal(
      `The data folder ${dataDir} cannot be made or written to (${code}). Mend its rights, or choose another one: DATA_DIR=./my-data npm start`,
    )
  }
}

/** The folder's name comes from the data folder's path and a mark kept inside it: the database of a data folder that was
 *  deleted (its keys went with it) is not taken for that of a new one at the same path. */
function folderApart(data: string, say: (line: string) => void): string {
  const mark = writeOnce(join(data, 'postgres-mark'), randomUUID())
  const folder = join(elsewhere, createHash('sha256').update(`${data}\n${mark}`).digest('hex').slice(0, 16))
  if (existsSync(folder)) return folder

  mkdirSync(elsewhere, { recursive: true })
  chmodSync(elsewhere, 0o755)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(join(folder, 'data-folder'), data)
  for (const name of readdirSync(elsewhere)) {
    const earlier = join(elsewhere, name)
    if (earlier !== folder && dataFolderOf(earlier) === data)
      say(`${earlier} holds the database of an earlier data folder at this path; it is left as it is`)
  }
  return folder
}

function dataFolderOf(folder: string): string | undefined {
  const note = join(folder, 'data-folder')
  return existsSync(note) ? readFileSync(note, 'utf8') : undefined
}

/** Writes a file whole if it is not there, and answers what it holds: of two starts at once both get the same text. */
export function writeOnce(path: string, text: string): string {
  const draft = `${path}.${randomUUID()}`
  writeFileSync(draft, text, { mode: 0o600 })
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
  return readFileSync(path, 'utf8')
}

function refuseForeign(folder: string): void {
  const { uid } = statSync(folder)
  if (uid === process.getuid?.()) return
  throw new StartRefusal(
    `The database in ${folder} belongs to another user (uid ${uid}). Start as that user or as root, or choose another data folder: DATA_DIR=./my-data npm start`,
  )
}

const mayEnter = (folder: string, who: { uid: number; gid: number }) =>
  spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...who, stdio: 'ignore', cwd: '/' }).status === 0

/** The user `postgres`, made when the machine has none; `nobody` where users cannot be made. */
export function databaseUser(): { uid: number; gid: number } {
  if (!isUser('postgres'))
    spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'], {
      stdio: 'ignore',
    })
  const name = isUser('postgres') ? 'postgres' : 'nobody'
  return { uid: idOf('-u', name), gid: idOf('-g', name) }
}

const isUser = (name: string) => spawnSync('id', ['-u', name], { stdio: 'ignore' }).status === 0
const idOf = (which: '-u' | '-g', name: string) => Number(execFileSync('id', [which, name], { encoding: 'utf8' }))

/** Hands what we made as root, with all that is in it, to the user the database runs as. */
export function giveTo({ runAs }: Home, path: string): void {
  if (!runAs) return
  const inner = statSync(path).isDirectory() ? readdirSync(path, { encoding: 'utf8', recursive: true }) : []
  for (const name of ['.', ...inner]) lchownSync(join(path, name), runAs.uid, runAs.gid)
}

/** The options under which a program of the database is run: its user, a folder that user may be in, a fixed locale. */
export const runOptions = (home: Home) => ({
  ...home.runAs,
  cwd: dirname(home.cluster),
  env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' },
})
