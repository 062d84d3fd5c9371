import { boot, bootWorker } from './boot.ts'
import { runProcess } from './platform/process.ts'
import { workerNumber } from './platform/workers.ts'

const isWorker = workerNumber() !== undefined
await runProcess({ boot: isWorker ? bootWorker : boot, isWorker })
