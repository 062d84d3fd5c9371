import cluster, { type Worker } from 'node:cluster'
import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { StartRefusal } from './refusal.ts'
import { startCrew } from './workers.ts'

const log = { info: vi.fn(), warn: vi.fn() }
const forks: (() => Worker)[] = []
const workers: EventEmitter[] = []

/** A worker that says what it says as soon as somebody listens. */
const aWorker = (pid: number | undefined, name: string, said: unknown) => (): Worker => {
  const child = Object.assign(new EventEmitter(), { pid, kill: vi.fn() })
  const worker = Object.assign(new EventEmitter(), { id: workers.length + 1, process: child })
  workers.push(worker)
  process.nextTick(() => worker.emit(name, said))
  return worker as unknown as Worker
}
const serving = aWorker(1, 'listening', { port: 12_345 })
const noProcess = Object.assign(new Error('spawn EAGAIN'), { code: 'EAGAIN' })
const cannotBegin = aWorker(undefined, 'error', noProcess)
const cannotFork = (): Worker => {
  throw noProcess
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.spyOn(cluster, 'setupPrimary').mockReturnValue(undefined)
  vi.spyOn(cluster, 'fork').mockImplementation(() => forks.shift()!())
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  forks.length = 0
  workers.length = 0
})
const start = () => startCrew({ count: 1, program: 'main.ts', env: {}, log })

it('a worker that cannot be begun is tried again after a pause, and the others serve on', async () => {
  forks.push(serving, cannotFork, cannotBegin, serving)
  const crew = await start()
  workers[0]!.emit('exit', 1, null)
  await vi.advanceTimersByTimeAsync(100 + 200 + 399)
  expect(forks).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(forks).toHaveLength(0)
  expect(log.info).toHaveBeenCalledTimes(2)
  const closed = crew.close()
  workers.at(-1)!.emit('exit', 0, null)
  await closed
})

it('a worker that could not be told something is not replaced before it ends', async () => {
  forks.push(serving)
  const crew = await start()
  workers[0]!.emit('error', new Error('write EPIPE'))
  await vi.advanceTimersByTimeAsync(10_000)
  expect(workers).toHaveLength(1)
  const closed = crew.close()
  workers[0]!.emit('exit', 0, null)
  await closed
})

it.each([
  ['begun', cannotBegin],
  ['forked', cannotFork],
])('a start is refused where a worker cannot be %s', async (_, failing) => {
  forks.push(failing)
  await expect(start()).rejects.toThrow(StartRefusal)
})
