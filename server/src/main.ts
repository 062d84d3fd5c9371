import { boot } from './boot.ts'
import { runProcess } from './platform/process.ts'

await runProcess({ boot })
