import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the clone, without a slash at its end. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')

const needed = [20, 19]

/** Ends with one clear line on a Node too old to run what follows. */
export function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > needed[0] || (major === needed[0] && minor >= needed[1])) return
  stop(
    `Huixiang needs Node ${needed.join('.')} or newer; this is Node ${process.versions.node}. See https://nodejs.org`,
  )
}

/** Installs exactly what the lockfile names, unless it is all there already. */
export function installIfNeeded() {
  if (isInstalled()) return
  console.log('Installing packages (a minute or two the first time)')
  // Building and running need development packages too, whatever NODE_ENV says.
  const done = npm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'])
  if (!done) stop('The packages could not be installed: see the lines above, mend that, then run the command again.')
}

/** Runs npm and shows what it says. Answers whether it went well. */
export function npm(args) {
  const [command, ...rest] = npmWith(args)
  return spawnSync(command, rest, { cwd: root, stdio: 'inherit' }).status === 0
}

/** Runs npm beside whatever else is done. Answers whether it went well and what it said, once it is through. */
export function npmBeside(args) {
  const [command, ...rest] = npmWith(args)
  const child = spawn(command, rest, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      said += text
    })
  return new Promise((resolve) => {
    child.on('error', ({ message }) => resolve({ ok: false, said: message }))
    child.on('close', (code) => resolve({ ok: code === 0, said }))
  })
}

/** The npm that runs us when there is one, by its own Node. */
function npmWith(args) {
  const running = process.env.npm_execpath
  return running?.endsWith('npm-cli.js') ? [process.execPath, running, ...args] : ['npm', ...args]
}

/** Prints one paragraph and ends with exit code 1. */
export function stop(message) {
  console.error(`\n${message}\n`)
  process.exit(1)
}

/** npm notes what it installed, at the end of an installation: that note and the lockfile must agree. */
function isInstalled() {
  const note = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(note)) return false
  const wanted = packagesIn(join(root, 'package-lock.json'))
  const found = packagesIn(note)
  return Object.entries(wanted).every(([path, { version, integrity, optional, peer, link }]) => {
    if (!path.includes('node_modules/')) return true
    const it = found[path]
    if (!it) return Boolean(optional || peer)
    return link ? existsSync(join(root, path)) : it.version === version && it.integrity === integrity
  })
}

const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages
