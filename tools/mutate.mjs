/**
 * `npm run mutate`: plants faults in the core, one at a time, and counts how many the tests find; it fails below 85 of
 * 100. A folder or a file under `core/src` narrows it: `npm run mutate -- core/src/calendar`. What was found is kept
 * in `.cache/mutate`, so the next run tries again only what changed.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { installIfNeeded, refuseOldNode, root, stop } from './install.mjs'

const places = process.argv.slice(2).map((place) => place.replace(/\/$/, ''))

/** The sources at a place; tests hold no rule. */
const sourcesAt = (place) => (statSync(place).isDirectory() ? `${place}/**/*.ts` : place)

refuseOldNode()
process.chdir(root)
for (const place of places)
  if (!place.startsWith('core/src') || !existsSync(place))
    stop(`There is nothing at "${place}": name a place in core/src`)
installIfNeeded()

const found = places.length > 0 ? places : ['core/src']
const mutate = [...found.map(sourcesAt), '!core/src/**/*.test.ts'].join(',')
const stryker = join('node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js')
const { status } = spawnSync(
  process.execPath,
  [stryker, 'run', 'tools/mutate/stryker.config.mjs', '--mutate', mutate],
  {
    stdio: 'inherit',
  },
)
process.exitCode = status ?? 1
