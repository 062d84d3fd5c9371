/** `npm run import`, `verify`, …: runs the operator's command server/src/commands/<name>.ts with the arguments after it. */
import { existsSync, readdirSync } from 'node:fs'
import { installIfNeeded, refuseOldNode, root, stop } from './install.mjs'
import { runTypeScript } from './typescript.mjs'

const folder = 'server/src/commands'
const name = process.argv[2] ?? ''

refuseOldNode()
process.chdir(root)
if (!/^[a-z-]+$/.test(name) || !existsSync(`${folder}/${name}.ts`)) {
  const known = readdirSync(folder).flatMap((file) => /^([a-z-]+)\.ts$/.exec(file)?.[1] ?? [])
  stop(`There is no command "${name}". There are: ${known.join(', ')}`)
}
installIfNeeded()
await runTypeScript(`${folder}/${name}.ts`)
