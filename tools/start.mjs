/** `npm start`: installs and builds what is missing or out of date, then serves; one process, ready when it prints so. */

import { installIfNeeded, refuseOldNode, root } from './install.mjs'
import { runTypeScript } from './typescript.mjs'
import { buildWebIfNeeded } from './web.mjs'

refuseOldNode()
process.chdir(root)
installIfNeeded()
buildWebIfNeeded()
await runTypeScript('server/src/main.ts')
