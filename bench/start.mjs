/**
 * `npm run bench`: installs what is missing, then measures the product against the database and HTTP alone; with `growth`,
 * what each screen costs on two generated pasts; with `live`, streams of the whole staff; with `clocks`, many clocks that run
 * out at one moment; with `hold`, what rate of mixed requests it holds; with `making`, the generator against loading alone.
 */
import { installIfNeeded, refuseOldNode, root } from '../tools/install.mjs'
import { runTypeScript } from '../tools/typescript.mjs'

refuseOldNode()
process.chdir(root)
installIfNeeded()
const parts = {
  growth: 'bench/src/growth.ts',
  live: 'bench/src/live/main.ts',
  clocks: 'bench/src/clocks/main.ts',
  hold: 'bench/src/hold.ts',
  making: 'bench/src/making.ts',
}
await runTypeScript(parts[process.argv[2]] ?? 'bench/src/main.ts')
