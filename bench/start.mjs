/**
 * `npm run bench`: installs what is missing, then measures the product against the database and HTTP alone; with `growth`,
 * what each screen costs on two generated pasts.
 */
import { installIfNeeded, refuseOldNode, root } from '../tools/install.mjs'
import { runTypeScript } from '../tools/typescript.mjs'

refuseOldNode()
process.chdir(root)
installIfNeeded()
await runTypeScript(process.argv[2] === 'growth' ? 'bench/src/growth.ts' : 'bench/src/main.ts')
