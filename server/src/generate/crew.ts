import { Worker } from 'node:worker_threads'
import type { Config } from '../platform/config.ts'
import type { SliceMade, SliceOrder } from './make-slice.ts'

interface Crew {
  config: Config
  url: string
  threads: number
}

/**
 * With room for what is drawn and played, most of it is done with before it would be moved about. With much more, threads reach for
 * memory that no cache holds.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 160 }

/** Hands the orders out to threads, each the next lot when it is done with one. Rejects with the first that fails. */
export async function runCrew(
  { threads, ...parts }: Crew,
  lots: AsyncIterator<SliceOrder[]>,
  onMade: (made: SliceMade[]) => void,
): Promise<void> {
  const file = new URL('./thread.mjs', import.meta.url)
  const workers = Array.from({ length: threads }, () => new Worker(file, { workerData: parts, resourceLimits }))
  try {
    await Promise.all(workers.map((worker) => Promise.race([failureOf(worker), serve(worker, lots, onMade)])))
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}

/** Never resolves. */
const failureOf = (worker: Worker): Promise<never> => new Promise((_, fail) => worker.once('error', fail))

async function serve(
  worker: Worker,
  lots: AsyncIterator<SliceOrder[]>,
  onMade: (made: SliceMade[]) => void,
): Promise<void> {
  for (;;) {
    const next = await lots.next()
    if (next.done) return
    const answer = new Promise<SliceMade[]>((settle) => worker.once('message', settle))
    worker.postMessage(next.value)
    onMade(await answer)
  }
}
