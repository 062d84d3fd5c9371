/** Where a thread begins: threads do not take over from the process how TypeScript is loaded. */
import { register } from 'tsx/esm/api'

register()
await import('./thread.ts')
