import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root, stop } from './install.mjs'

const web = join(root, 'web')
const stamp = join(web, 'dist', '.built-from')
const notSources = new Set(['node_modules', 'dist', 'test'])

/** Builds the screens into web/dist, unless they were built from these very sources before. */
export function buildWebIfNeeded() {
  const sources = hashOf([web, join(root, 'contract'), join(root, 'core'), join(root, 'package-lock.json')])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return
  console.log('Building the screens')
  const vite = [join(root, 'node_modules', '.bin', 'vite'), join(web, 'node_modules', '.bin', 'vite')].find(existsSync)
  // A test runner sets NODE_ENV for itself; the screens are always those of production.
  const env = { ...process.env, NODE_ENV: 'production' }
  const args = [vite, 'build', '--logLevel', 'warn']
  const { status } = spawnSync(process.execPath, args, { cwd: web, env, stdio: 'inherit' })
  if (status !== 0) stop('The screens could not be built: see the lines above.')
  writeFileSync(stamp, sources)
}

function hashOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths.flatMap(filesIn)) hash.update(`${relative(root, path)}\0`).update(readFileSync(path))
  return hash.digest('hex')
}

function filesIn(path) {
  if (path.endsWith('package-lock.json')) return [path]
  return readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => !notSources.has(name) && !/\.test\.tsx?$/.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(join(path, entry.name)) : [join(path, entry.name)]))
}
