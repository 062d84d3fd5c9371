/** `npm run chaos`: breaks the product and its database under load, and counts what was lost; `-- NAME` for one scenario. */
import { installIfNeeded, refuseOldNode, root } from '../tools/install.mjs'
import { runTypeScript } from '../tools/typescript.mjs'

refuseOldNode()
process.chdir(root)
installIfNeeded()
await runTypeScript('bench/src/chaos/main.ts')
