/** `npm run bench`: installs what is missing, then measures the product against the database and HTTP alone. */
import { installIfNeeded, refuseOldNode, root } from '../tools/install.mjs'
import { runTypeScript } from '../tools/typescript.mjs'

refuseOldNode()
process.chdir(root)
installIfNeeded()
await runTypeScript('bench/src/main.ts')
